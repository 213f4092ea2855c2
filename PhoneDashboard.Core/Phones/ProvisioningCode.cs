using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// What a link or a QR code of the activation page holds: used once, by one phone (Specification 10).
/// </summary>
public sealed class ProvisioningCode
{
    /// <summary>So long a code that nobody used can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>So long a used one gives the same phone the same settings again, should the answer have been lost.</summary>
    public static readonly TimeSpan AgainFor = TimeSpan.FromMinutes(5);

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Whose phone it makes.</summary>
    public long UserId { get; set; }

    /// <summary>Whose phone it makes.</summary>
    public PhoneUser User { get; set; } = null!;

    /// <summary>SHA-256 of the 32 bytes of the code.</summary>
    public required byte[] CodeHash { get; set; }

    /// <summary>
    /// Whose test phone it is, an administrator's name (<see cref="TestPhoneService"/>); null for a phone of the user's own.
    /// </summary>
    public string? TestedBy { get; set; }

    /// <summary>Until when it can be used, UTC.</summary>
    public DateTime ExpiresUtc { get; set; }

    /// <summary>When it was used, UTC.</summary>
    public DateTime? UsedUtc { get; set; }

    /// <summary>The phone that used it, as it calls itself.</summary>
    public string? UserAgent { get; set; }

    /// <summary>What it made.</summary>
    public long? CredentialId { get; set; }

    /// <summary>What it made.</summary>
    public SipCredential? Credential { get; set; }
}
