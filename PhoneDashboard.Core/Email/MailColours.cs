namespace PhoneDashboard.Core.Email;

/// <summary>
/// What is coloured in a mail, light and dark. The light colours stand in style attributes, which every mail program reads; the dark ones
/// in a block of style for those that ask for them. Each part has its own ground and text, so that the two belong together too where a
/// program turns colours around by itself. Text has a contrast of at least 4.5 in both.
/// </summary>
internal static class MailColours
{
    internal const string Page = "m-page", Card = "m-card", Button = "m-button", Link = "m-link", Small = "m-small", Code = "m-code",
        Logo = "m-logo";

    private const string Begin = "<style>", End = "</style>";

    // A QR code and a logo keep a white ground in the dark: scanners need it, and logos are made for it.
    private static readonly (string Name, string Light, string Dark)[] All =
    [
        (Page, "background:#f5f6f8;color:#1d2330", "background:#12151b;color:#e4e8ef"),
        (Card, "background:#ffffff;color:#1d2330", "background:#1c212a;color:#e4e8ef"),
        (Button, "background:#1f4fd8;color:#ffffff", "background:#3a66e8;color:#ffffff"),
        (Link, "color:#1f4fd8", "color:#9db9ff"),
        (Small, "color:#556070", "color:#a9b3c2"),
        (Code, "background:#ffffff;color:#1d2330;padding:0", "background:#ffffff;color:#1d2330;padding:8px"),
        (Logo, "background:#ffffff;color:#1d2330;padding:0", "background:#ffffff;color:#1d2330;padding:8px"),
    ];

    /// <summary>What stands in the head of every mail.</summary>
    internal static string Head { get; } =
        "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\n"
            + Begin + "\n:root{color-scheme:light dark;supported-color-schemes:light dark}\n@media (prefers-color-scheme:dark){\n"
            + string.Concat(All.Select(part => $".{part.Name}{{{Important(part.Dark)}}}\n")) + "}\n" + End;

    /// <summary>The attributes of a part.</summary>
    /// <param name="name">Which.</param>
    /// <param name="style">How it looks apart from its colours.</param>
    internal static string Of(string name, string style) => $"{Attributes(name, All.Single(part => part.Name == name).Light)};{style}\"";

    /// <summary>
    /// A mail as it looks in light or dark, for a frame of our own pages: these allow no block of style, and a frame does not say which of
    /// the two its reader has chosen.
    /// </summary>
    internal static string Framed(string html, bool isDark)
    {
        var (begin, end) = (html.IndexOf(Begin, StringComparison.Ordinal), html.IndexOf(End, StringComparison.Ordinal));
        if (begin >= 0 && end > begin)
        {
            html = html[..begin] + html[(end + End.Length)..];
        }

        return isDark
            ? All.Aggregate(html, (shown, part) => shown.Replace(
                Attributes(part.Name, part.Light), Attributes(part.Name, part.Dark), StringComparison.Ordinal))
            : html;
    }

    // A style attribute counts more than a block of style.
    private static string Important(string colours) => colours.Replace(";", "!important;", StringComparison.Ordinal) + "!important";

    // Texts of people are encoded and have no such quotes.
    private static string Attributes(string name, string colours) => $"class=\"{name}\" style=\"{colours}";
}
