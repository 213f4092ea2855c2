namespace PhoneDashboard.Tests.Model;

/// <summary>What a phone signs in with; it has no device until it has registered.</summary>
internal sealed record CredentialForm(long UserId, long? DeviceId, DateTime CreatedUtc);
