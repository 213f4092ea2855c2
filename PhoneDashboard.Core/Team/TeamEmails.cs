using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Team;

/// <summary>Writes the mails to team accounts: text and HTML say the same.</summary>
internal static class TeamEmails
{
    internal static EmailContent Invitation(TeamAccount account, string company, string link) => Write(
        account, $"{OneLine(company)}: your access to PhoneDashboard",
        $"{OneLine(company)} has made you an account of PhoneDashboard, where the phone lines are set up. Choose your password to begin:",
        "Choose a password", link, "The link can be used once, for seven days.");

    internal static EmailContent PasswordReset(TeamAccount account, string link) => Write(
        account, "PhoneDashboard: a new password",
        "Somebody, hopefully you, has asked for a new password of your account. Choose it here:",
        "Choose a new password", link, "The link can be used once, for an hour. If it was not you, there is nothing to do: your password stays as it is.");

    private static EmailContent Write(TeamAccount account, string subject, string about, string verb, string link, string note)
    {
        var name = OneLine(account.Name);
        var text = $"""
            Hello {name},

            {about}

            {link}

            {note} It is yours alone: do not pass it on.
            """;
        var html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{EmailHtml.Encode(subject)}</title></head>
            <body style="margin:0;padding:24px;background:#f5f6f8;color:#1d2330;font:16px/24px Arial,Helvetica,sans-serif">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
            <table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#ffffff;border-radius:6px"><tr><td style="padding:32px">
            <h1 style="margin:0 0 16px;font-size:20px;line-height:28px">Hello <span dir="auto">{EmailHtml.Encode(name)}</span>,</h1>
            <p style="margin:0 0 24px">{EmailHtml.Encode(about)}</p>
            <p style="margin:0 0 24px"><a href="{EmailHtml.Encode(link)}" style="display:inline-block;padding:12px 24px;background:#1f4fd8;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:bold">{verb}</a></p>
            <p style="margin:0 0 8px">The same link in plain:</p>
            <p style="margin:0 0 24px;word-break:break-all"><a href="{EmailHtml.Encode(link)}" style="color:#1f4fd8">{EmailHtml.Encode(link)}</a></p>
            <p style="margin:0;color:#556070;font-size:14px">{EmailHtml.Encode(note)} It is yours alone: do not pass it on.</p>
            </td></tr></table>
            </td></tr></table>
            </body>
            </html>
            """;
        return new EmailContent(name, subject, text, html, []);
    }

    // Names go into header lines: a line break in one would begin a header of its own.
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
}
