using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Team;

/// <summary>The colleagues who sign in to the dashboard (Specification 6).</summary>
public sealed partial class TeamAccountsPage
{
    private static readonly IReadOnlyList<TableFilter> _filters =
    [
        TableFilter.Choice("role", "Role", [.. Enum.GetNames<Role>().Select(role => new FilterChoice(role, role))]),
        TableFilter.Choice("state", "State", [.. Enum.GetNames<TeamAccountState>().Select(state => new FilterChoice(state, state))]),
    ];

    private DataTable<TeamAccountRow>? _table;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TeamAccountService Team { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required IEmailSender Mails { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private static BadgeTone ToneOf(TeamAccountState state) => state switch
    {
        TeamAccountState.Active => BadgeTone.Ok,
        TeamAccountState.Invited => BadgeTone.Info,
        _ => BadgeTone.Neutral,
    };

    private async Task<ListPage<TeamAccountRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await Time.LoadAsync(cancellationToken);
        return await Team.ListAsync(Current.Actor, query, cancellationToken);
    }

    private IReadOnlyList<MenuAction> ActionsFor(TeamAccountRow row) =>
    [
        new("Change Role", () => ChangeRoleAsync(row)) { Icon = "badge" },
        .. ResendOf(row),
        new("Sign Out Everywhere", () => DoAsync(Team.EndSessionsAsync(Current.Actor, row.Id), $"{row.Name} is signed out everywhere."))
        {
            Icon = "logout",
        },
        row.State == TeamAccountState.Disabled
            ? new(
                "Enable", () => DoAsync(Team.SetDisabledAsync(Current.Actor, row.Id, isDisabled: false), $"{row.Name} can sign in again."))
            {
                Icon = "lock_open",
            }
            : new(
                "Disable",
                () => DoAsync(Team.SetDisabledAsync(Current.Actor, row.Id, isDisabled: true), $"{row.Name} can no longer sign in."))
            {
                Icon = "block",
                Danger = true,
            },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true },
    ];

    private IEnumerable<MenuAction> ResendOf(TeamAccountRow row) => row.State == TeamAccountState.Invited
        ? [
            new("Resend Invitation", () => DoAsync(Team.ResendInvitationAsync(Current.Actor, row.Id), RoleWords.Invited(Mails, row.Name)))
            {
                Icon = "send",
            },
        ]
        : [];

    private async Task InviteAsync()
    {
        if (await InviteColleagueDialog.ShowAsync(Dialogs))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task ChangeRoleAsync(TeamAccountRow row)
    {
        if (await ChangeRoleDialog.ShowAsync(Dialogs, row))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DoAsync(Task<Result<Done>> work, string words)
    {
        Toast.Tell(await work, _ => words);
        await _table!.ReloadAsync();
    }

    private async Task DeleteAsync(TeamAccountRow row)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            row.Name,
            () => Team.DeleteAsync(Current.Actor, row.Id),
            $"{row.Email} can no longer sign in.",
            "What the account did stays in the audit trail."))
        {
            await _table!.ReloadAsync();
        }
    }
}
