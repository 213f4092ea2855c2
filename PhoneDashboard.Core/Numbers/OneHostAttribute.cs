using System.ComponentModel.DataAnnotations;
using System.Net;

namespace PhoneDashboard.Core.Numbers;

/// <summary>An IP address or a name, without a port; nothing typed is left to other rules.</summary>
/// <param name="example">A name for the message.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneHostAttribute(string example) : ValidationAttribute
{
    /// <summary>The longest host, in characters.</summary>
    public const int Length = 253;

    /// <summary>A name for the message.</summary>
    public string Example => example;

    /// <summary>One way to write each: small letters, an IPv6 address without brackets. Null for nothing.</summary>
    public static string? Tidy(string? host)
    {
        var text = TypedText.Clean(host ?? "").ToLowerInvariant();
        text = text is ['[', .. var inner, ']'] ? inner : text;
        return text.Length == 0 ? null : text.Contains(':') && IPAddress.TryParse(text, out var address) ? address.ToString() : text;
    }

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string host || string.IsNullOrWhiteSpace(host) || IsHost(host) ? ValidationResult.Success
            : new ValidationResult(
                $"Enter an IP address, such as 203.0.113.10, or a name, such as {example}. The port has a field of its own.",
                [validationContext.MemberName!]);

    // Four groups of digits that are no address would be looked up as a name.
    private static bool IsHost(string host) => IPAddress.TryParse(host, out var address)
        ? address.ToString() == host && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
        : Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii) && !host.EndsWith('.')
            && host.Split('.')[^1].Any(char.IsAsciiLetter);
}
