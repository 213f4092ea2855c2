using System.ComponentModel.DataAnnotations;
using System.Net;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk as typed.</summary>
public class NewTrunk
{
    /// <inheritdoc cref="Trunk.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(Trunk.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>Where its calls go and come from: an IP address or a name, without a port; null: it carries no calls.</summary>
    [StringLength(Trunk.HostLength, ErrorMessage = "Use at most 253 characters.")]
    [CustomValidation(typeof(NewTrunk), nameof(CheckHost))]
    public string? Host { get; set => field = TidyHost(value); }

    /// <summary>The port at <see cref="Host"/>.</summary>
    [Range(1, 65535, ErrorMessage = "Enter a port from 1 to 65535, such as 5060.")]
    public int Port { get; set; } = Trunk.DefaultPort;

    /// <summary>New numbers get it; the one that was the default before is it no longer.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Calls can go to and come from it.</summary>
    public static ValidationResult? CheckHost(string? value, ValidationContext context) =>
        string.IsNullOrWhiteSpace(value) || IsHost(value) ? ValidationResult.Success
            : new ValidationResult(
                "Enter an IP address, such as 203.0.113.10, or a name, such as sip.example.com. The port has a field of its own.",
                [context.MemberName!]);

    // Four groups of digits that are no address would be looked up as a name.
    private static bool IsHost(string host) => IPAddress.TryParse(host, out var address)
        ? address.ToString() == host && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
        : Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii) && !host.EndsWith('.')
            && host.Split('.')[^1].Any(char.IsAsciiLetter);

    /// <summary>One way to write each host: small letters, an IPv6 address without brackets; null for nothing.</summary>
    internal static string? TidyHost(string? host)
    {
        var text = TypedText.Clean(host ?? "").ToLowerInvariant();
        text = text is ['[', .. var inner, ']'] ? inner : text;
        return text.Length == 0 ? null : text.Contains(':') && IPAddress.TryParse(text, out var address) ? address.ToString() : text;
    }
}
