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

/// <summary>What can be done with an invite from wherever a user is shown.</summary>
public sealed class InviteActions(
    InviteService invites,
    IEmailSender mails,
    CurrentActor current,
    DialogOpener dialogs,
    PageScript script,
    Toast toast,
    ILogger<InviteActions> logger)
{
    internal const string Send = "Send Invite to App", Resend = "Resend Invite to App", Copy = "Copy Invite Link", Reset = "Reset Invite",
        Revoke = "Revoke Invite";

    private const string StaySignedIn = "Phones that are signed in stay signed in.";

    /// <summary>What is true of an invitation that was just asked for.</summary>
    public string SentWords => mails.ReachesPeople
        ? "The invitation is in the mail queue."
        : "The invitation is written to a folder on the server: nobody gets it.";

    /// <summary>
    /// Sends or resends, and says what came of it; true when the mail is in the queue. Asks first where the person marked the last one as
    /// spam.
    /// </summary>
    public async Task<bool> SendAsync(long userId) => await MaySendAsync(userId) && TellSent(await TryAsync(userId, invites.SendAsync));

    private async Task<bool> MaySendAsync(long userId) =>
        !await invites.IsSpamAsync(current.Actor, userId)
        || await ConfirmDialog.ShowAsync(dialogs, new Confirmation("Send the invitation again?", "Send anyway")
        {
            Sentences =
            [
                "The last invitation was marked as spam.",
                "Another one may not arrive, and may harm the reputation of your sender's address.",
            ],
        });

    private bool TellSent(Result<Done> result)
    {
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

    /// <summary>
    /// The entries of a user's menu about the invite: to send it, and what can be done with a link that there is (Specification 4.1).
    /// </summary>
    /// <param name="row">The user.</param>
    /// <param name="done">Called when something was done.</param>
    public IReadOnlyList<MenuAction> MenuActionsFor(PhoneUserRow row, Func<Task> done)
    {
        var send = MenuActionFor(row, done);
        if (!row.InviteHasLink)
        {
            return [send];
        }

        var copy = new MenuAction(Copy, () => CopyLinkAsync(row.Id)) { Icon = "content_copy", Needs = Permission.ReadMails };
        return
        [
            send,
            .. row.Invitation == InviteState.Expired ? Array.Empty<MenuAction>() : [copy],
            new MenuAction(Reset, () => ResetAsync(row, done))
            {
                Icon = "restart_alt",
                DisabledReason = InviteWords.DisabledReason(row.Email),
                Needs = Permission.EditUsers,
            },
            new MenuAction(Revoke, () => RevokeAsync(row, done)) { Icon = "block", Danger = true, Needs = Permission.EditUsers },
        ];
    }

    /// <summary>Puts the link that was mailed on the clipboard; where the browser refuses, shows it to be copied by hand.</summary>
    public async Task CopyLinkAsync(long userId)
    {
        var link = await invites.GetLinkAsync(current.Actor, userId);
        if (!link.Succeeded)
        {
            toast.Error(link.Problems[0].Message);
        }
        else if (await script.CopyTextAsync(link.Value.Url))
        {
            toast.Success("The link of the invitation was copied. Whoever has it can set up a phone of this user.");
        }
        else
        {
            await InviteLinkDialog.ShowAsync(dialogs, link.Value.Url);
        }
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

    private async Task ResetAsync(PhoneUserRow row, Func<Task> done)
    {
        var question = new Confirmation($"Reset the invitation of {row.FullName}?", "Reset")
        {
            Sentences = ["The link that was mailed stops working, and a mail with another one goes out.", StaySignedIn],
            Danger = true,
        };
        if (await ConfirmDialog.ShowAsync(dialogs, question)
            && await MaySendAsync(row.Id)
            && TellSent(await TryAsync(row.Id, invites.ResetAsync)))
        {
            await done();
        }
    }

    private async Task RevokeAsync(PhoneUserRow row, Func<Task> done)
    {
        var question = new Confirmation($"Revoke the invitation of {row.FullName}?", "Revoke")
        {
            Sentences = ["The link that was mailed stops working. The next invitation has another one.", StaySignedIn],
            Danger = true,
        };
        if (!await ConfirmDialog.ShowAsync(dialogs, question))
        {
            return;
        }

        var result = await TryAsync(row.Id, invites.RevokeAsync);
        toast.Tell(result, _ => $"The invitation of {row.FullName} was revoked.");
        if (result.Succeeded)
        {
            await done();
        }
    }

    // It is no form that could show a fault of the storage, and the page need not go away for it.
    private Task<Result<Done>> TryAsync(long userId, Func<Actor, long, CancellationToken, Task<Result<Done>>> act) =>
        StorageFault.TryAsync(logger, () => act(current.Actor, userId, CancellationToken.None), fault => fault.Problem);

    private async Task SendAsync(long userId, Func<Task>? sent)
    {
        if (await SendAsync(userId) && sent is not null)
        {
            await sent();
        }
    }
}
