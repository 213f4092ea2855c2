using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.AppLines;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.Calls;
using PhoneDashboard.Web.Components.Import;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.Relations;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>The Users tab of Users (Specification 4.1).</summary>
public sealed partial class UsersPage
{
    private DataTable<PhoneUserRow>? _table;
    private Func<TableSelection, IReadOnlyList<MenuAction>>? _bulk;
    private IReadOnlyList<TableFilter> _filters = [];
    private IReadOnlyList<MenuAction> _add = [];
    private Func<PhoneUserRow, ElementReference, Task>? _editDepartment, _editTimeSchedule;
    private CellEditor? _editor;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required CallFlowService CallFlows { get; init; }

    [Inject] public required UserCells Cells { get; init; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required BulkMenu Bulk { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized()
    {
        _bulk = Bulk.For(BulkTable.Users, () => _table!.SelectionDoneAsync());
        _editDepartment = Editing(Cells.DepartmentAsync);
        _editTimeSchedule = Editing(Cells.TimeScheduleAsync);
        _add =
        [
            new("Create new", Navigation.OpenAddAsync) { Icon = "person_add" },
            new("Import from CSV", Navigation.OpenImportAsync) { Icon = "upload_file" },
        ];
        _filters =
        [
            TableFilter.Text("name", "Full Name"),
            TableFilter.Text("department", PhoneUserFields.Department.Label),
            TableFilter.Text("job-title", PhoneUserFields.JobTitle.Label),
            TableFilter.Text("email", PhoneUserFields.Email.Label),
            TableFilter.Choice("time-schedule", PhoneUserFields.TimeSchedule.Label, TimeScheduleChoicesAsync),
            TableFilter.Choice("call-flow", "Call Flow", CallFlowChoicesAsync),
            TableFilter.Choice(
                "invitations",
                "Invitations",
                [.. Enum.GetValues<InviteState>().Select(state => new FilterChoice(state.ToString(), InviteWords.Of(state)))]),
            TableFilter.Choice(
                "invite-mark",
                "Invitation Marks",
                [.. Enum.GetValues<InviteMark>().Select(mark => new FilterChoice(mark.ToString(), InviteWords.Of(mark)))]),
            TableFilter.Hidden("invite-reached", "Invite came to"), // from Overview, and the next
            TableFilter.Hidden("stuck", "Stuck", (value, _) =>
                Task.FromResult(Enum.TryParse<InviteStuck>(value, out var where) ? InviteWords.Of(where) : null)),
            UserFilter.Create(Users, Current),
        ];
    }

    private Func<PhoneUserRow, ElementReference, Task>? Editing(Func<long, Func<Task>, Task<CellEdit?>> begin) =>
        !Current.May(Permission.EditUsers) ? null : async (row, at) =>
        {
            if (await begin(row.Id, () => _table!.ReloadAsync()) is { } cell)
            {
                await _editor!.OpenAsync(at, cell);
            }
        };

    private static IReadOnlyList<(string Text, string? Country)> FlowChips(PhoneUserRow row) =>
        [.. row.CallFlows.Select(flow => (flow.Name, (string?)null))];

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private Task<ListPage<PhoneUserRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        Users.ListAsync(Current.Actor, query, cancellationToken);

    private async Task<IReadOnlyList<FilterChoice>> TimeScheduleChoicesAsync(CancellationToken cancellationToken) =>
        [.. (await TimeSchedules.OptionsAsync(Current.Actor, cancellationToken))
            .Select(schedule => new FilterChoice(Id(schedule.Id), schedule.Title))];

    private async Task<IReadOnlyList<FilterChoice>> CallFlowChoicesAsync(CancellationToken cancellationToken) =>
        [.. (await CallFlows.OptionsAsync(Current.Actor, cancellationToken)).Select(flow => new FilterChoice(Id(flow.Id), flow.Name))];

    private IReadOnlyList<MenuAction> ActionsFor(PhoneUserRow row) => Current.Permitted(
    [
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditUsers },
        new("Edit App Configuration", () => Navigation.OpenLineAsync(row.Id)) { Icon = "smartphone", Needs = Permission.EditUsers },
        .. Invites.MenuActionsFor(row, _table!.ReloadAsync),
        new("Relations", () => Navigation.OpenRelationsAsync(row.Id)) { Icon = "hub" },
        new(CallAnswerPanel.Label, () => ShowCallsAsync(row.Id, CallAnswerPanel.ShowAsync)) { Icon = "call" },
        new(LastCallsPanel.Label, () => ShowCallsAsync(row.Id, LastCallsPanel.ShowAsync)) { Icon = "phone_forwarded" },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row.Id)) { Icon = "delete", Danger = true, Needs = Permission.EditUsers },
    ]);

    private Task ShowRelationsAsync(long id) => RelationsPanel.ShowForUserAsync(Dialogs, id);

    private async Task ShowCallsAsync(long id, Func<DialogOpener, long, Task> show)
    {
        if (await Lines.IdOfUserAsync(Current.Actor, id) is { } line)
        {
            await show(Dialogs, line);
        }
    }

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(PhoneUser), id, () => _table!.ReloadAsync());

    private async Task CreateAsync()
    {
        if (await CreateUserWizard.ShowAsync(Dialogs))
        {
            await _table!.ReloadAsync();
        }
    }

    private Task ImportAsync() => ImportDialog.ShowAsync(Dialogs, () => _table!.ReloadAsync());

    private async Task EditAsync(long id)
    {
        if (await EditUserDialog.ShowAsync(Dialogs, id))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditLineAsync(long id)
    {
        if (await Lines.IdOfUserAsync(Current.Actor, id) is { } line && await EditAppLineDialog.ShowAsync(Dialogs, line))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(long id)
    {
        if (!await DeleteUserDialog.ShowAsync(Dialogs, id))
        {
            return;
        }

        var query = Navigation.Query();
        if (query.Filter(UserFilter.Key) != Id(id))
        {
            await _table!.ReloadAsync();
        }
        else if (query.Filter(UserFilter.FromLines) is not null)
        {
            Navigation.NavigateTo(ItemAddress.Table(ContactMethodKind.AppLine)); // a line's link led here
        }
        else
        {
            Navigation.Show(query.WithFilter(UserFilter.Key, null), replace: true); // nobody is left whom it could show
        }
    }
}
