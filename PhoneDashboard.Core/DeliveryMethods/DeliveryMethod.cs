using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Where recordings and voicemail go (Specification 2).</summary>
public sealed class DeliveryMethod : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name or username, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The longest folder, in characters.</summary>
    public const int FolderLength = 300;

    /// <summary>SSH's own port (RFC 4253, section 4).</summary>
    public const int DefaultPort = 22;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The name, unique when folded.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>How it delivers: what its other fields mean depends on it.</summary>
    public DeliveryMethodKind Kind { get; set; }

    /// <summary>The e-mail address of an Email delivery method; empty for any other.</summary>
    public required string EmailAddress { get; set; }

    /// <summary>Where it delivers to, an address or "user@host", folded: order and search.</summary>
    [Unaudited]
    public string EmailAddressKey { get; private set; } = "";

    /// <summary>The SFTP server: an address or a name. Null, as all that follows, for another kind.</summary>
    public string? Host { get; set; }

    /// <summary>The port there.</summary>
    public int? Port { get; set; }

    /// <summary>Who signs in there.</summary>
    public string? Username { get; set; }

    /// <summary>What it is shown.</summary>
    public SftpSignIn? SignIn { get; set; }

    /// <summary>The folder there; null for the one that the server opens.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// The fingerprint of the server's key that somebody agreed to, as "SHA256:…"; nobody signs in to a server with another one. Null:
    /// none yet.
    /// </summary>
    public string? HostKey { get; set; }

    /// <summary>
    /// Password or private key, sealed (<see cref="DeliverySecrets"/>); null also after an undo that came too late for it.
    /// </summary>
    [Unaudited]
    [Secret]
    public byte[]? ProtectedSecret { get; set; }

    /// <summary>When <see cref="ProtectedSecret"/> was set, UTC: what the trail says of it.</summary>
    public DateTime? SecretSetUtc { get; set; }

    /// <summary>The lines that deliver here.</summary>
    public List<LineDeliveryMethod> Lines { get; } = [];

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
        EmailAddressKey = TextKey.Address(Kind == DeliveryMethodKind.Email ? EmailAddress : $"{Username}@{Host}");
    }

    // What opens a door is kept for a minute (Specification 4.7).
    Task IRestoredRow.AdjustAsync(RestoreMoment moment)
    {
        if (SecretSetUtc is not null && ProtectedSecret is null)
        {
            SecretSetUtc = null;
            moment.Left.Add($"The {SignIn!.Value.Words().ToLowerInvariant()} of {Name} does not come back: enter it again.");
        }

        return Task.CompletedTask;
    }
}
