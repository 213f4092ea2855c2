using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A password or private key as typed: it is sealed at the save, and never shown again.</summary>
public sealed class SftpSecretInput
{
    /// <summary>The password.</summary>
    [Verbatim]
    [StringLength(300, ErrorMessage = "Use at most 300 characters.")]
    public string? Password { get; set; }

    /// <summary>The text of a private key, as ssh-keygen and PuTTYgen write it.</summary>
    [Verbatim]
    [StringLength(20_000, ErrorMessage = "This is too long for a private key.")]
    public string? PrivateKey { get; set; }

    /// <summary>What the private key is encrypted with; null for none.</summary>
    [Verbatim]
    [StringLength(300, ErrorMessage = "Use at most 300 characters.")]
    public string? Passphrase { get; set; }
}
