using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Team;

/// <summary>Makes a team account and mails the link by which a colleague sets a password (Specification 6).</summary>
public sealed partial class InviteColleagueDialog
{
    private const string Title = "Invite a colleague";

    private EditSession? _session;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TeamAccountService Team { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required IEmailSender Mails { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when somebody was invited.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs) =>
        dialogs.OpenAsync<InviteColleagueDialog, bool>(Title, DialogWidth.Small, []);

    private NewTeamAccount Input => (NewTeamAccount)_session!.Model!;

    protected override async Task OnInitializedAsync() =>
        _session = await Sessions.BeginNewAsync(
            this, DraftForms.InviteColleague, Title, $"/team-accounts?{TableAddress.AddKey}=1", new NewTeamAccount());

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Team.InviteAsync(Current.Actor, Input);
        if (result.Succeeded)
        {
            Toast.Success(RoleWords.Invited(Mails, Input.Name!));
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
