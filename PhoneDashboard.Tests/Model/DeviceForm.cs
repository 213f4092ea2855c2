namespace PhoneDashboard.Tests.Model;

/// <summary>An app device.</summary>
internal sealed record DeviceForm(long UserId, string Name, string Os, string AppVersion, DateTime? SignedOutUtc = null);
