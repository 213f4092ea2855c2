using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method as typed; only the fields of its kind count.</summary>
public class NewDeliveryMethod
{
    /// <inheritdoc cref="DeliveryMethod.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(DeliveryMethod.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <inheritdoc cref="DeliveryMethod.Kind" />
    public DeliveryMethodKind Kind { get; set; }

    /// <summary>Where recordings and voicemail go.</summary>
    [RequiredOf(DeliveryMethodKind.Email, ErrorMessage = "Enter an e-mail address.")]
    [OneEmailAddress]
    public string? EmailAddress { get; set => field = Email.EmailAddress.Tidy(value); }

    /// <summary>The SFTP server: an IP address or a name, without a port.</summary>
    [RequiredOf(DeliveryMethodKind.Sftp, ErrorMessage = "Enter the server's name or IP address.")]
    [StringLength(OneHostAttribute.Length, ErrorMessage = "Use at most 253 characters.")]
    [OneHost("sftp.example.com")]
    public string? Host { get; set => field = OneHostAttribute.Tidy(value); }

    /// <summary>The port there.</summary>
    [Range(1, 65535, ErrorMessage = "Enter a port from 1 to 65535, such as 22.")]
    public int Port { get; set; } = DeliveryMethod.DefaultPort;

    /// <summary>Who signs in there.</summary>
    [RequiredOf(DeliveryMethodKind.Sftp, ErrorMessage = "Enter the username.")]
    [StringLength(DeliveryMethod.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Username { get; set; }

    /// <summary>What the server is shown.</summary>
    public SftpSignIn SignIn { get; set; }

    /// <summary>The folder there; null for the one that the server opens.</summary>
    [StringLength(DeliveryMethod.FolderLength, ErrorMessage = "Use at most 300 characters.")]
    public string? Folder { get; set => field = TypedText.OrNull(value); }

    /// <summary>The fingerprint of the server's key that the person agreed to; null for none.</summary>
    [RegularExpression("SHA256:[A-Za-z0-9+/]{43}", ErrorMessage = "Test shows the key of the server, and you agree to it there.")]
    public string? HostKey { get; set; }

    /// <summary>Password or key, where one is typed. No draft has it, and no comparison with what others save.</summary>
    [JsonIgnore]
    public SftpSecretInput Secret { get; } = new();

    /// <summary>What a password or key is for: another server or user must never be shown it unasked.</summary>
    [JsonIgnore]
    public string Door => string.Create(CultureInfo.InvariantCulture, $"{SignIn} {Host} {Port} {Username}");
}
