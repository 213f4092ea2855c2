namespace PhoneDashboard.Tests.Model;

/// <summary>An app device.</summary>
internal sealed record DeviceForm(long UserId, string Name);
