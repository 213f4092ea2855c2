using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// What every mail looks like. Mail programs know tables and style attributes, and little else; no picture is needed to read it. All that
/// comes in is plain text and is encoded here, but for what is itself made here.
/// </summary>
internal static class MailLayout
{
    private const string Button = "display:inline-block;padding:12px 24px;border-radius:6px;text-decoration:none;font-weight:bold";

    /// <summary>How a picture looks: on a phone as wide as there is room.</summary>
    internal const string Picture = "display:block;box-sizing:border-box;max-width:100%;height:auto;border-radius:6px";

    // Letters of every script stay readable in the source.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Without line breaks: in a header line one would begin a header of its own.</summary>
    internal static string OneLine(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();

    /// <summary>The whole page.</summary>
    /// <param name="title">What a program may show as its name.</param>
    /// <param name="parts">What stands in it, made by the methods below.</param>
    internal static string Page(string title, params string[] parts) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        {MailColours.Head}</head>
        <body {MailColours.Of(MailColours.Page, "margin:0;padding:16px;font:16px/24px Arial,Helvetica,sans-serif")}>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
        <table role="presentation" width="560" cellpadding="0" cellspacing="0"
            {MailColours.Of(MailColours.Card, "max-width:560px;width:100%;border-radius:6px")}>
        <tr><td style="padding:24px">
        {string.Join('\n', parts)}
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>
        """;

    /// <summary>Text as a paragraph of a mail: encoded, in the mail's own size and colour.</summary>
    internal static string Paragraph(string text) => ParagraphOf(Encode(text));

    /// <summary>A paragraph with something in bold.</summary>
    internal static string Paragraph(string before, string bold, string after) =>
        ParagraphOf($"{Encode(before)}<strong dir=\"auto\">{Encode(bold)}</strong>{Encode(after)}");

    /// <summary>A paragraph that <see cref="Encode"/> and <see cref="Name"/> made. Its line breaks are shown.</summary>
    internal static string Encoded(string html) => ParagraphOf(html.Replace("\n", "<br>\n", StringComparison.Ordinal));

    /// <summary>A name amid other words: in letters of any direction.</summary>
    internal static string Name(string name) => $"<span dir=\"auto\">{Encode(name)}</span>";

    /// <summary>What to do, step by step.</summary>
    internal static string Steps(params string[] steps) =>
        $"<ol style=\"margin:0 0 24px;padding-left:24px\">\n{string.Join('\n', steps.Select(step => $"<li>{Encode(step)}</li>"))}\n</ol>";

    /// <summary>The link as a button, and in plain for who has to copy it.</summary>
    internal static string LinkTo(string link, string verb) => $"""
        <p style="margin:0 0 24px"><a href="{Encode(link)}" {MailColours.Of(MailColours.Button, Button)}>{Encode(verb)}</a></p>
        <p style="margin:0 0 8px">The same link in plain:</p>
        <p style="margin:0 0 24px;word-break:break-all"><a href="{Encode(link)}" {LinkColour}>{Encode(link)}</a></p>
        """;

    /// <summary>A QR code that comes with the mail.</summary>
    internal static string Code(string contentId, int size, string words) =>
        $"<p style=\"margin:0 0 24px\"><img src=\"cid:{contentId}\" width=\"{size}\" height=\"{size}\" alt=\"{Encode(words)}\" "
            + $"{MailColours.Of(MailColours.Code, Picture)}></p>";

    /// <summary>What stands at the end, smaller.</summary>
    internal static string SmallPrint(string text) =>
        $"<p {MailColours.Of(MailColours.Small, "margin:0;font-size:14px")}>{Encode(text)}</p>";

    /// <summary>Who is greeted.</summary>
    internal static string Greeting(string name) =>
        $"<h1 style=\"margin:0 0 16px;font-size:20px;line-height:28px\">Hello {Name(name)},</h1>";

    private static string LinkColour => MailColours.Of(MailColours.Link, "text-decoration:underline");

    private static string ParagraphOf(string html) => $"<p style=\"margin:0 0 16px\">{html}</p>";

    /// <summary>Text within HTML. Line breaks stay.</summary>
    internal static string Encode(string text) =>
        string.Join('\n', text.Split('\n').Select(Encoder.Encode));
}
