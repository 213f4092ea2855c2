using System.Globalization;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using QRCoder;

namespace PhoneDashboard.Core.Invites;

/// <summary>Writes the invite: text and HTML say the same, with the link as button, in plain and as a QR code.</summary>
internal static class InviteEmail
{
    private const string QrContentId = "activation-qr";

    internal static EmailContent Write(PhoneUser user, AccountSettings settings, string link, DateTime expiresUtc)
    {
        var account = OneLine(settings.Name);
        var firstName = OneLine(user.FirstName);
        var expires = Expires(settings.TimeZone, expiresUtc);
        return new EmailContent(
            OneLine(user.FullName),
            $"{firstName}, connect your phone app to {account}",
            Text(account, firstName, link, expires),
            Html(EmailHtml.Encode(account), EmailHtml.Encode(firstName), EmailHtml.Encode(link), EmailHtml.Encode(expires)),
            [new InlineImage(QrContentId, "activation-qr.png", "image/png", QrCode(link))]);
    }

    /// <summary>The link as a PNG, dark on white with the quiet zone that scanners need.</summary>
    internal static byte[] QrCode(string link) => PngByteQRCodeHelper.GetQRCode(link, QRCodeGenerator.ECCLevel.M, 6);

    private static string Text(string account, string firstName, string link, string expires) =>
        $"""
        Hello {firstName},

        {account} has set up a phone line for you. Connect the phone app to it:

        1. Install the phone app on your phone.
        2. Open this link on the phone:
           {link}
        3. Or scan the QR code of this mail with the app.

        The invitation can be used until {expires}, on each of your devices. It is yours alone: do not pass it on.

        If you did not expect this mail, ignore it.
        """;

    // Mail programs know tables and style attributes, and little else; no picture is needed to read it.
    private static string Html(string account, string firstName, string link, string expires) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Connect your phone app</title>
        </head>
        <body style="margin:0;padding:24px;background:#f5f6f8;color:#1d2330;font:16px/24px Arial,Helvetica,sans-serif">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
        <table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#ffffff;border-radius:6px"><tr><td style="padding:32px">
        <h1 style="margin:0 0 16px;font-size:20px;line-height:28px">Hello <span dir="auto">{firstName}</span>,</h1>
        <p style="margin:0 0 16px"><strong dir="auto">{account}</strong> has set up a phone line for you. Connect the phone app to it:</p>
        <ol style="margin:0 0 24px;padding-left:24px">
        <li>Install the phone app on your phone.</li>
        <li>Open this link on the phone, or scan the QR code with the app.</li>
        </ol>
        <p style="margin:0 0 24px">
        <a href="{link}" style="display:inline-block;padding:12px 24px;background:#1f4fd8;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:bold">Connect the phone app</a>
        </p>
        <p style="margin:0 0 8px">The same link in plain:</p>
        <p style="margin:0 0 24px;word-break:break-all"><a href="{link}" style="color:#1f4fd8">{link}</a></p>
        <p style="margin:0 0 24px"><img src="cid:{QrContentId}" width="200" height="200" alt="QR code of the link above" style="display:block"></p>
        <p style="margin:0 0 16px">The invitation can be used until <strong>{expires}</strong>, on each of your devices. It is yours alone: do not pass it on.</p>
        <p style="margin:0;color:#556070;font-size:14px">If you did not expect this mail, ignore it.</p>
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>
        """;

    private static string Expires(string timeZone, DateTime expiresUtc)
    {
        var zone = TimeZones.Of(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(expiresUtc, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:dddd, d MMMM yyyy, HH:mm} ({zone.Id})");
    }

    // Names go into header lines: a line break in one would begin a header of its own.
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
}
