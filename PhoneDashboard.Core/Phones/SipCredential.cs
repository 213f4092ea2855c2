using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// What one phone signs in with: one secret, one address of record (Specification 10). It is made when the phone asks for its settings, and
/// becomes an <see cref="AppDevice"/> with the first registration. The secret is kept nowhere; its hashes open the door of this domain and
/// stand in the clear, because the engine needs them so (docs/security.md).
/// </summary>
public sealed class SipCredential : IRestoredRow
{
    /// <summary>How many characters a SHA-256 has in hexadecimal letters.</summary>
    public const int Sha256Length = 64;

    /// <summary>How many an MD5 has.</summary>
    public const int Md5Length = 32;

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Whose phone it is.</summary>
    public long UserId { get; set; }

    /// <summary>Whose phone it is.</summary>
    public PhoneUser User { get; set; } = null!;

    /// <summary>The device that it became; null until the phone has registered.</summary>
    public long? DeviceId { get; set; }

    /// <summary>The device that it became; null until the phone has registered.</summary>
    public AppDevice? Device { get; set; }

    /// <summary>What the phone calls itself when it signs in: random, unique, small letters and digits.</summary>
    public required string Username { get; set; }

    /// <summary>The domain that the hashes were made for; with another one they open nothing.</summary>
    public required string Domain { get; set; }

    /// <summary>
    /// SHA-256 of <c>username:domain:secret</c>, 64 small hexadecimal letters (RFC 7616, section 3.4.2); random where the phone knows MD5
    /// only.
    /// </summary>
    [Secret]
    public required string Ha1Sha256 { get; set; }

    /// <summary>
    /// MD5 of the same, 32 letters, where <see cref="SipOptions.AllowMd5"/> allowed it; otherwise random, so that nothing opens it. Never
    /// empty: anybody could compute that.
    /// </summary>
    [Secret]
    public required string Ha1Md5 { get; set; }

    /// <summary>SHA-256 of the token with which the phone asks for its settings again; null for one that was typed in by hand.</summary>
    [Secret]
    public byte[]? TokenHash { get; set; }

    /// <summary>What the phone said it was when it asked first.</summary>
    public string? UserAgent { get; set; }

    /// <summary>
    /// Whose test phone it is, an administrator's name (<see cref="TestPhoneService"/>); null for a phone of the user's own.
    /// </summary>
    public string? TestedBy { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    bool IRestoredRow.ComesBack(bool isSoon) => isSoon;

    // A phone registers again in the second half of the time for which it is registered, at the latest.
    async Task IRestoredRow.AdjustAsync(RestoreMoment moment)
    {
        if (DeviceId is { } id && await moment.Db.AppDevices.FindAsync(id) is { RegisteredUntilUtc: { } until } device
            && until > moment.Utc - ChangeSnapshot.SoonWithin && moment.Utc >= device.LastSeenUtc + ((until - device.LastSeenUtc) / 2))
        {
            moment.Left.Add($"{device.Name} may have been refused meanwhile: its app must be opened again, so that it signs in.");
        }
    }
}
