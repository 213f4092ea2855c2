using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Whom a mail comes from or goes to, and the one rule for every address in the product (Specification 5, rule 6). It is what RFC 5321 and
/// 5322 call a mailbox, less what nobody has and SendGrid does not send to: quoted parts, comments, bare IP addresses, letters outside
/// ASCII before the @.
/// </summary>
/// <param name="Address">The address alone: the part before the @ as typed, the domain in small letters and in its own script.</param>
/// <param name="Name">The name beside it, or null.</param>
public sealed record EmailAddress(string Address, string? Name = null)
{
    /// <summary>
    /// The longest address as it is sent, and the longest part before the @, in characters (RFC 5321, sections 4.5.3.1.3, less the angle
    /// brackets, and 4.5.3.1.1).
    /// </summary>
    public const int MaxLength = 254, MaxLocalLength = 64;

    /// <summary>The longest part of a domain between two dots, as it is sent, in characters (RFC 1035, section 2.3.4).</summary>
    private const int MaxLabelLength = 63;

    /// <summary>What is asked for, where there is nothing more to say.</summary>
    public const string Rule = "Enter an e-mail address such as name@example.com.";

    /// <summary>What a sender must be, in the person's words.</summary>
    public const string SenderRule = "Enter an address such as invites@example.com, or a name with it: PhoneDashboard "
        + "<invites@example.com>. Letters without accents only.";

    private const string OneOnly = "Enter one address only, such as name@example.com.";

    // RFC 5322, section 3.2.3: atext, and the dot between two of them.
    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The address as mail services and DNS take it: all ASCII, <c>ann@xn--mller-kva.example</c>.</summary>
    public string AsciiAddress =>
        Address.LastIndexOf('@') is var at && AsciiDomain(Address[(at + 1)..]) is { } domain ? $"{Address[..at]}@{domain}" : Address;

    /// <summary>
    /// Reads <c>address</c>, <c>Name &lt;address&gt;</c> or <c>mailto:address</c>; what cannot be seen is passed over, and full-width
    /// letters are read as plain ones.
    /// </summary>
    /// <param name="text">As typed or pasted.</param>
    /// <param name="address">What was read.</param>
    /// <param name="refusal">Why it is no address, in the person's words.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out EmailAddress? address, [NotNullWhen(false)] out string? refusal)
    {
        var written = Seen(text);
        var (name, bare) = Parts(written);
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        var (local, domain) = at < 0 ? (bare, "") : (bare[..at], bare[(at + 1)..]);
        refusal = written.Count('@') > 1 ? OneOnly
            : local.Length == 0 || domain.Length == 0 || written.Any(char.IsControl) || (name ?? "").AsSpan().ContainsAny('<', '>') ? Rule
            : bare.Any(char.IsWhiteSpace) ? "Remove the space: an address has none."
            : LocalRefusal(local) ?? DomainRefusal(domain);
        address = null;
        if (refusal is null && AsciiDomain(domain) is { } ascii)
        {
            address = new EmailAddress($"{local}@{Idn.GetUnicode(ascii)}", name);
            refusal = local.Length + 1 + ascii.Length > MaxLength ? $"Use at most {MaxLength} characters." : null;
        }

        return refusal is null && address is not null;
    }

    /// <summary>
    /// An address as it is kept, of which there is one form only; what is none stays as typed; nothing, or nothing to see, is null.
    /// </summary>
    public static string? Tidy(string? text) =>
        Seen(text).Length == 0 ? null : TryRead(text, out var address, out _) ? address.Address : text;

    /// <summary>The same for a sender, who may have a name.</summary>
    public static string? TidySender(string? text) =>
        Seen(text).Length == 0 ? null : TryRead(text, out var address, out _) ? address.ToString() : text;

    /// <summary>
    /// The key by which two addresses are the same: as kept, in small letters. Null when there is none; defined for what is no address too.
    /// </summary>
    public static string? Key(string? text) => Tidy(text) is { } kept ? Seen(kept).ToLowerInvariant() : null;

    /// <summary><c>Name &lt;address&gt;</c>, or the address alone.</summary>
    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";

    // Marks of direction, joiners and their like come along when an address is copied, and would make two of one. In a domain of a script
    // that joins its letters, a joiner between two of them makes another domain (RFC 5892, appendix A.1 and A.2).
    private static string Seen(string? text)
    {
        var seen = new StringBuilder();
        var runes = (text ?? "").EnumerateRunes().Select(Narrow).ToList();
        var at = runes.FindLastIndex(rune => rune.Value == '@');
        foreach (var (place, rune) in runes.Index())
        {
            var joins = rune.Value is '\u200C' or '\u200D' && at >= 0 && place > at && place + 1 < runes.Count
                && JoinsLetters(runes[place - 1]) && JoinsLetters(runes[place + 1]);
            if (joins || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                seen.Append(rune);
            }
        }

        return seen.ToString().Trim();
    }

    private static Rune Narrow(Rune rune) => rune.Value is >= '！' and <= '～' ? new Rune(rune.Value - '！' + '!') : rune;

    // Letters and their marks from Arabic to Myanmar: Latin, Greek and Cyrillic, whose capitals become small here, join none.
    private static bool JoinsLetters(Rune rune) => rune.Value is >= 0x0600 and <= 0x109F
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    private static (string? Name, string Bare) Parts(string written)
    {
        const string scheme = "mailto:";
        var open = written.LastIndexOf('<');
        if (open < 0 || written[^1] != '>')
        {
            return (null, written.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? written[scheme.Length..] : written);
        }

        var name = written[..open].Trim().Trim('"');
        return (name.Length > 0 ? name : null, written[(open + 1)..^1].Trim());
    }

    private static string? LocalRefusal(string local) =>
        local.EnumerateRunes().FirstOrDefault(rune => !rune.IsAscii) is { Value: > 0 } letter
            ? $"No mail can be sent to an address with “{letter}” before the @. Use letters without accents."
        : local.AsSpan().IndexOfAnyExcept(LocalCharacters) is >= 0 and var wrong ? $"“{local[wrong]}” is not allowed before the @."
        : local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)
            ? "Before the @, a dot needs another character on both sides."
        : local.Length > MaxLocalLength ? $"Use at most {MaxLocalLength} characters before the @."
        : null;

    private static string? DomainRefusal(string domain) =>
        domain[^1] == '.' ? "Remove the dot at the end."
        : AsciiDomain(domain) is null
            ? $"“{domain}” is not a domain such as example.com. Each part has letters, digits and inner hyphens, {MaxLabelLength} at most."
        : null;

    /// <summary>
    /// The domain in ASCII and small letters; null when it is none that mail goes to: with a dot in it, and not numbers alone.
    /// </summary>
    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            var labels = Idn.GetAscii(Idn.GetUnicode(ascii)) == ascii ? ascii.Split('.') : [];
            var isSeen = domain.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.OtherSymbol);
            return isSeen && labels.Length > 1 && Array.TrueForAll(labels, IsLabel) && labels[^1].Any(char.IsAsciiLetter) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null; // what IDNA does not allow
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-'
            && !label.AsSpan().ContainsAnyExcept(LabelCharacters);
}
