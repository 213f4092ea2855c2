using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text;

namespace PhoneDashboard.Core.Email;

/// <summary>Whom a mail comes from or goes to.</summary>
/// <param name="Address">The address alone.</param>
/// <param name="Name">The name beside it, or null.</param>
public sealed record EmailAddress(string Address, string? Name = null)
{
    /// <summary>What a sender must be, in the person's words.</summary>
    public const string SenderRule = "Enter an address such as invites@example.com, or a name with it: PhoneDashboard <invites@example.com>. Letters without accents only.";

    /// <summary>True when it has ASCII only, as SendGrid wants of a sender ("Unicode encoding is not supported for the from field").</summary>
    public bool IsPlain => Ascii.IsValid(Address) && Ascii.IsValid(Name ?? "");

    /// <summary>Reads <c>address</c> or <c>Name &lt;address&gt;</c>; the domain must have a dot in it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        if (text is null || text.Any(char.IsControl) || !MailAddress.TryCreate(text.Trim(), out var parsed) || !parsed.Host.Trim('.').Contains('.'))
        {
            return false;
        }

        address = new EmailAddress(parsed.Address, parsed.DisplayName is { Length: > 0 } name ? name : null);
        return true;
    }
}
