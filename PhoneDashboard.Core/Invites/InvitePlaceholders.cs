using System.Text;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// What the company's own words of an invite leave open, in braces, and each mail fills in. A value is put in once: what looks like a
/// placeholder in a name stays as it is.
/// </summary>
public static partial class InvitePlaceholders
{
    /// <summary>The first name of whom it goes to.</summary>
    public const string FirstName = "{First Name}";

    /// <summary>The company's name, Account Name in Settings.</summary>
    public const string Company = "{Company}";

    /// <summary>The phone app, App Name in Settings.</summary>
    public const string App = "{App}";

    /// <summary>How long the name of one that is unknown may be before an error only shows its beginning.</summary>
    private const int LongestShown = 40;

    /// <summary>What is wrong with the placeholders of a text, in words; null when nothing is. Capitals and blanks within make no
    /// difference.</summary>
    public static string? Problem(string? text)
    {
        foreach (Match found in Braces().Matches(text ?? ""))
        {
            if (found.Length == 1)
            {
                return $"A brace stands alone: {found.Value}. Braces are for {Words} only.";
            }

            if (Known(found.Value) is null)
            {
                var shown = found.Length > LongestShown ? found.Value[..LongestShown] + "…" : found.Value;
                return $"{shown} is no placeholder. There are {Words}.";
            }
        }

        return null;
    }

    /// <summary>The text with its placeholders filled in.</summary>
    /// <param name="text">As the company wrote it; what is no placeholder stays.</param>
    /// <param name="value">The value of each.</param>
    /// <param name="encode">What becomes of the words around them and, with true, of the values.</param>
    internal static string Fill(string text, Func<string, string> value, Func<string, bool, string> encode)
    {
        var filled = new StringBuilder();
        var end = 0;
        foreach (Match found in Braces().Matches(text))
        {
            if (Known(found.Value) is { } known)
            {
                filled.Append(encode(text[end..found.Index], false)).Append(encode(value(known), true));
                end = found.Index + found.Length;
            }
        }

        return filled.Append(encode(text[end..], false)).ToString();
    }

    private static string Words => $"{FirstName}, {Company} and {App}";

    private static string? Known(string braces) =>
        new[] { FirstName, Company, App }.FirstOrDefault(known => Name(known).Equals(Name(braces), StringComparison.OrdinalIgnoreCase));

    private static string Name(string braces) => braces.Trim('{', '}').Trim();

    [GeneratedRegex(@"\{[^{}\r\n]*\}|[{}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
