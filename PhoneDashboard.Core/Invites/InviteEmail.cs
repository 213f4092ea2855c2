using System.Globalization;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>Writes the invite: text and HTML say the same, with the link as button, in plain and as a QR code.</summary>
internal static class InviteEmail
{
    private const string QrContentId = "activation-qr";

    internal static EmailContent Write(PhoneUser user, AccountSettings settings, string link, DateTime expiresUtc)
    {
        var account = MailLayout.OneLine(settings.Name);
        var firstName = MailLayout.OneLine(user.FirstName);
        var app = MailLayout.OneLine(settings.AppName);
        var expires = Expires(settings.TimeZone, expiresUtc);
        return new EmailContent(
            MailLayout.OneLine(user.FullName),
            $"{firstName}, connect your phone app to {account}",
            Text(account, app, firstName, link, expires),
            Html(account, app, firstName, link, expires),
            [new InlineImage(QrContentId, "activation-qr.png", "image/png", QrCodes.Png(link))]);
    }

    private static string Text(string account, string app, string firstName, string link, string expires) =>
        $"""
        Hello {firstName},

        {account} has set up a phone line for you. Connect the phone app to it:

        1. Install {app} on your phone.
        2. Open this link on the phone:
           {link}
        3. If you read this on a computer, point the phone's camera at the QR code of this mail instead.

        The invitation can be used until {expires}, on each of your devices. It is yours alone: do not pass it on.

        If you did not expect this mail, ignore it.
        """;

    private static string Html(string account, string app, string firstName, string link, string expires) => MailLayout.Page(
        "Connect your phone app",
        firstName,
        MailLayout.Paragraph("", account, " has set up a phone line for you. Connect the phone app to it:"),
        MailLayout.Steps(
            $"Install {app} on your phone.",
            "Open this link on the phone. If you read this on a computer, point the phone's camera at the QR code instead."),
        MailLayout.LinkTo(link, "Connect the phone app"),
        MailLayout.Picture(QrContentId, size: 200, "QR code of the link above"),
        MailLayout.Paragraph(
            "The invitation can be used until ", expires, ", on each of your devices. It is yours alone: do not pass it on."),
        MailLayout.SmallPrint("If you did not expect this mail, ignore it."));

    private static string Expires(string timeZone, DateTime expiresUtc)
    {
        var zone = TimeZones.Of(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(expiresUtc, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:dddd, d MMMM yyyy, HH:mm} ({zone.Id})");
    }
}
