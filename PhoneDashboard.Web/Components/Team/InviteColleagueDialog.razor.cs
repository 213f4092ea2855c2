using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Team;

/// <summary>Invites a colleague.</summary>
public sealed partial class InviteColleagueDialog
{
    private const string Title = "Invite a colleague";

    private readonly NewTeamAccount _input = new();

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TeamAccountService Team { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required IEmailSender Mails { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when somebody was invited.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<InviteColleagueDialog, bool>(Title, DialogWidth.Small, []);

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Team.InviteAsync(Current.Actor, _input);
        if (result.Succeeded)
        {
            Toast.Success(RoleWords.Invited(Mails, _input.Name!.Trim()));
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
