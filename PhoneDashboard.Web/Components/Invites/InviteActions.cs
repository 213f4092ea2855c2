using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Web.Components.Invites;

/// <summary>Sending an invite from wherever a user is shown.</summary>
public sealed class InviteActions(
    InviteService invites, IEmailSender mails, CurrentActor current, DialogOpener dialogs, Toast toast, ILogger<InviteActions> logger)
{
    internal const string Send = "Send Invite to App", Resend = "Resend Invite to App";

    /// <summary>What is true of an invitation that was just asked for.</summary>
    public string SentWords => mails.ReachesPeople
        ? "The invitation is in the mail queue."
        : "The invitation is written to a folder on the server: nobody gets it.";

    /// <summary>Sends or resends, and says what came of it; true when the mail is in the queue.</summary>
    public async Task<bool> SendAsync(long userId)
    {
        var result = await TrySendAsync(userId);
        if (!result.Succeeded)
        {
            toast.Error(result.Problems[0].Message);
        }
        else if (mails.ReachesPeople)
        {
            toast.Success(SentWords);
        }
        else
        {
            toast.Warn(SentWords);
        }

        return result.Succeeded;
    }

    /// <summary>
    /// The entry of a user's menu: Resend once the present token has been mailed, disabled without an e-mail (Specification 4.1).
    /// </summary>
    /// <param name="row">The user.</param>
    /// <param name="sent">Called when the mail is in the queue.</param>
    public MenuAction MenuActionFor(PhoneUserRow row, Func<Task>? sent = null)
    {
        var mailed = row.InviteMailed && row.Invitation != InviteState.Revoked; // a new token takes a revoked one's place
        return new MenuAction(mailed ? Resend : Send, () => SendAsync(row.Id, sent))
        {
            Icon = "send",
            DisabledReason = InviteWords.DisabledReason(row.Email),
            Needs = Permission.SendInvites,
        };
    }

    /// <summary>The message after a line was saved: says so, and offers the invite (Specification 4.4).</summary>
    public void OfferAfterSave(AppLineSaved saved)
    {
        var next = saved.Devices switch
        {
            0 => $"Send the invitation so that {saved.FirstName} can connect to the app.",
            1 => "1 device is signed in; invite again only for a new device.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{saved.Devices} devices are signed in; invite again only for a new device."),
        };
        if (saved.HasEmail)
        {
            toast.Success(
                $"{saved.UserName} was saved. {next}", new MenuAction(saved.InviteMailed ? Resend : Send, () => SendAsync(saved.UserId)));
        }
        else
        {
            var reason = saved.Devices == 0 ? $"Without an e-mail {saved.FirstName} cannot be invited to the app." : next;
            toast.Success($"{saved.UserName} was saved. {reason}", new MenuAction("Add an e-mail", () => AddEmailAsync(saved.UserId)));
        }
    }

    /// <summary>Edit User, with the focus at Email; true when it was saved.</summary>
    public Task<bool> AddEmailAsync(long userId) => EditUserDialog.ShowAsync(dialogs, userId, atEmail: true);

    // It is no form that could show a fault of the storage, and the page need not go away for it.
    private Task<Result<Done>> TrySendAsync(long userId) =>
        StorageFault.TryAsync(logger, () => invites.SendAsync(current.Actor, userId), fault => fault.Problem);

    private async Task SendAsync(long userId, Func<Task>? sent)
    {
        if (await SendAsync(userId) && sent is not null)
        {
            await sent();
        }
    }
}
