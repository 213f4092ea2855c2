namespace PhoneDashboard.Tests.Model;

/// <summary>A one-time code of the activation page, and the credential that it made.</summary>
internal sealed record CodeForm(long UserId, DateTime MadeUtc, DateTime? UsedUtc = null, string? Username = null);
