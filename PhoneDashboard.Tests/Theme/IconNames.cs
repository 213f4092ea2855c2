using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.Theme;

/// <summary>The names of icons in source text: the ways in which the product writes them.</summary>
internal static partial class IconNames
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture;

    public static IEnumerable<string> In(string source) =>
        Names().Matches(source)
            .Concat(Choices().Matches(source).SelectMany(match => Chosen().Matches(match.Value)))
            .Select(match => match.Groups["name"].Value);

    // In this order: an icon's text; one that a sheet draws; Icon="…" and Icon = "…", StartIcon and Symbol too, "icon/…" where it is a
    // class of the font; a parameter's default; the menu; calls that take one.
    [GeneratedRegex(
        """
        class="icon[ "][^>]*>\s*(?<name>[a-z0-9_]+)\s*<
        |data-icon="(?<name>[a-z0-9_]+)"
        |(Icon|Symbol)\s?=\s?"(icon/)?(?<name>[a-z0-9_]+)"
        |(Icon|Symbol)\s\{[^}]*\}\s=\s"(?<name>[a-z0-9_]+)"
        |\("[^"]*",\s"/[^"]*",\s"(?<name>[a-z0-9_]+)",\sPermission
        |\bEntry\("(?<name>[a-z0-9_]+)",
        |\bStep\("[^"]*",\s"(?<name>[a-z0-9_]+)"
        |\bBadgeTone\.\w+,\s"(?<name>[a-z0-9_]+)"
        """,
        Options | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    // An icon's text or an argument that is an expression; a member or method Icon, up to its end.
    [GeneratedRegex(
        """
        class="icon[ "][^>]*>@\([^<]*<
        |(Icon|Symbol)\s?=\s?"?@?\(?[^"=;{}>]*\?\s"[^;}>]*
        |Icon(\([^)]*\))?\s=>[^;]*;
        """,
        Options | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choices();

    [GeneratedRegex("""(\?|:|=>)\s"(icon/)?(?<name>[a-z0-9_]+)"(?!\s=>)""", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chosen();
}
