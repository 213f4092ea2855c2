using System.Globalization;
using System.Text.RegularExpressions;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// Writes the invite: text and HTML say the same, with the link as button, in plain and as a QR code. Subject and the first paragraphs are
/// the company's own where it wrote some; the steps, the link, the code and what holds for them cannot be written away.
/// </summary>
internal static partial class InviteEmail
{
    /// <summary>The product's own words, which a company may write in other ones.</summary>
    internal const string OwnSubject = $"{InvitePlaceholders.FirstName}, connect your phone app to {InvitePlaceholders.Company}";

    /// <inheritdoc cref="OwnSubject"/>
    internal const string OwnText =
        $"{InvitePlaceholders.Company} has set up a phone line for you. Connect the phone app to it:";

    private const string QrContentId = "activation-qr";

    internal static EmailContent Write(PhoneUser user, AccountSettings settings, string link, DateTime expiresUtc)
    {
        var account = MailLayout.OneLine(settings.Name);
        var firstName = MailLayout.OneLine(user.FirstName);
        var app = MailLayout.OneLine(settings.AppName);
        var expires = Expires(settings.TimeZone, expiresUtc);
        var paragraphs = BlankLines().Split((settings.InviteText ?? OwnText).Trim());
        return new EmailContent(
            MailLayout.OneLine(user.FullName),
            MailLayout.OneLine(Plain(settings.InviteSubject ?? OwnSubject)),
            Text(account, string.Join("\n\n", paragraphs.Select(Plain)), app, firstName, link, expires),
            Html(account, paragraphs.Select(Encoded), app, firstName, link, expires),
            [new InlineImage(QrContentId, "activation-qr.png", "image/png", QrCodes.Png(link))]);

        string Plain(string text) => InvitePlaceholders.Fill(text, Value, (words, _) => words);

        string Encoded(string text) => MailLayout.Encoded(InvitePlaceholders.Fill(
            text, Value, (words, isValue) => isValue ? MailLayout.Name(words) : MailLayout.Encode(words)));

        string Value(string placeholder) => placeholder switch
        {
            InvitePlaceholders.FirstName => firstName,
            InvitePlaceholders.Company => account,
            _ => app,
        };
    }

    private static string Text(string account, string words, string app, string firstName, string link, string expires) =>
        $"""
        {account}

        Hello {firstName},

        {words}

        1. Install {app} on your phone.
        2. Open this link on the phone:
           {link}
        3. If you read this on a computer, point the phone's camera at the QR code of this mail instead.

        {InviteWords.Sleeping}

        The invitation can be used until {expires}, on each of your devices. It is yours alone: do not pass it on.

        If you did not expect this mail, ignore it.
        """;

    private static string Html(
        string account, IEnumerable<string> paragraphs, string app, string firstName, string link, string expires) => MailLayout.Page(
        "Connect your phone app",
        [
            MailLogo.Place(MailLayout.Encode(account)),
            MailLayout.Greeting(firstName),
            .. paragraphs,
            MailLayout.Steps(
                $"Install {app} on your phone.",
                "Open this link on the phone. If you read this on a computer, point the phone's camera at the QR code instead."),
            MailLayout.LinkTo(link, "Connect the phone app"),
            MailLayout.Code(QrContentId, size: 200, "QR code of the link above"),
            MailLayout.Paragraph(
                "The invitation can be used until ", expires, ", on each of your devices. It is yours alone: do not pass it on."),
            MailLayout.SmallPrint(InviteWords.Sleeping),
            MailLayout.SmallPrint("If you did not expect this mail, ignore it."),
        ]);

    private static string Expires(string timeZone, DateTime expiresUtc)
    {
        var zone = TimeZones.Of(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(expiresUtc, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:dddd, d MMMM yyyy, HH:mm} ({zone.Id})");
    }

    [GeneratedRegex(@"\n[^\S\n]*\n\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlankLines();
}
