using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Team;

/// <summary>Writes the mails to team accounts: text and HTML say the same.</summary>
internal static class TeamEmails
{
    internal static EmailContent Invitation(TeamAccount account, string company, string link) => Write(
        account, $"{MailLayout.OneLine(company)}: your access to PhoneDashboard",
        $"{MailLayout.OneLine(company)} has made you an account in PhoneDashboard, where the phone lines are set up. Choose your password "
            + "to begin:",
        "Choose a password", link, "The link can be used once, for seven days.");

    internal static EmailContent PasswordReset(TeamAccount account, string link) => Write(
        account, "PhoneDashboard: a new password",
        "Somebody, hopefully you, has asked for a new password for your account. Choose it here:",
        "Choose a new password", link,
        "The link can be used once, for an hour. If it was not you, there is nothing to do: your password stays as it is.");

    private static EmailContent Write(TeamAccount account, string subject, string about, string verb, string link, string note)
    {
        var name = MailLayout.OneLine(account.Name);
        var yours = $"{note} It is yours alone: do not pass it on.";
        var text = $"""
            Hello {name},

            {about}

            {link}

            {yours}
            """;
        var html = MailLayout.Page(
            subject,
            MailLayout.Greeting(name),
            MailLayout.Paragraph(about),
            MailLayout.LinkTo(link, verb),
            MailLayout.SmallPrint(yours));
        return new EmailContent(name, subject, text, html, []);
    }
}
