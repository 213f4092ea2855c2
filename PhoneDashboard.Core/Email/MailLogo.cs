using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// The company's logo in mails. It is put in when a mail goes out and not when it is queued: thousands of invites that wait would hold it
/// thousands of times.
/// </summary>
internal static class MailLogo
{
    /// <summary>By what the mail shows it.</summary>
    internal const string ContentId = "company-logo";

    // What stands between the two is the company's name. Texts of people are encoded, so that none can hold such a mark.
    private const string Begin = "<!--logo-->", End = "<!--/logo-->";

    private const double MostWide = 240, MostHigh = 72;

    /// <summary>Where the logo goes; without one the company's name stands there.</summary>
    /// <param name="company">Encoded.</param>
    internal static string Place(string company) =>
        $"<p style=\"margin:0 0 24px;font-weight:bold\">{Begin}<span dir=\"auto\">{company}</span>{End}</p>";

    /// <summary>Whether the mail has a place for it.</summary>
    internal static bool HasPlace(EmailContent content) => content.Html.Contains(Begin, StringComparison.Ordinal);

    /// <summary>The mail with the logo in its place.</summary>
    internal static EmailContent Put(EmailContent content, InviteLogo logo)
    {
        var (begin, end) = (content.Html.IndexOf(Begin, StringComparison.Ordinal), content.Html.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            return content;
        }

        var name = content.Html[(begin + Begin.Length)..end];
        name = name[(name.IndexOf('>', StringComparison.Ordinal) + 1)..name.LastIndexOf('<')];
        var scale = Math.Min(1, Math.Min(MostWide / logo.Width, MostHigh / logo.Height));
        var (width, height) = (Pixels(logo.Width * scale), Pixels(logo.Height * scale));
        var picture = FormattableString.Invariant($"<img src=\"cid:{ContentId}\" width=\"{width}\" height=\"{height}\" alt=\"{name}\" ")
            + $"{MailColours.Of(MailColours.Logo, MailLayout.Picture)}>";
        var ending = logo.MediaType == "image/png" ? "png" : "jpg";
        return content with
        {
            Html = content.Html[..begin] + picture + content.Html[(end + End.Length)..],
            Images = [new InlineImage(ContentId, $"{ContentId}.{ending}", logo.MediaType, logo.Content), .. content.Images],
        };
    }

    private static int Pixels(double side) => Math.Max(1, (int)Math.Round(side));
}
