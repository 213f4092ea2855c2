using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>The DID Numbers tab of Numbers.</summary>
public sealed partial class DidNumbersPage
{
    private DataTable<DidNumberRow>? _table;
    private IReadOnlyList<TableFilter> _filters = [];
    private Func<TableSelection, IReadOnlyList<MenuAction>>? _bulk;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DidSwitchActions Switch { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized()
    {
        _bulk = Current.May(Permission.EditResources) ? BulkActionsFor : null;
        _filters = Filters();
    }

    private IReadOnlyList<TableFilter> Filters() =>
    [
        TableFilter.Text("number", "DID Number"),
        TableFilter.Choice(
            "source",
            DidNumberFields.OriginLabel,
            [.. Enum.GetValues<DidNumberSource>()
                .Select(source => new FilterChoice(source.ToString(), DidNumberFields.OriginWords(source)))]),
        TableFilter.Choice("trunk", DidNumberFields.Trunk.Label, TrunkChoicesAsync),
        RoutingFilter.Routing,
        RoutingFilter.AssignedTo,
        TableFilter.Choice(
            "enabled", DidNumberFields.Enabled.Label, new FilterChoice("yes", "Enabled"), new FilterChoice("no", "Disabled")),
        UserFilter.Create(Users, Current),
    ];

    private Task<ListPage<DidNumberRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        DidNumbers.ListAsync(Current.Actor, query, cancellationToken);

    private async Task<IReadOnlyList<FilterChoice>> TrunkChoicesAsync(CancellationToken cancellationToken) =>
    [
        .. (await Trunks.OptionsAsync(Current.Actor, cancellationToken))
            .Select(trunk => new FilterChoice(trunk.Id.ToString(CultureInfo.InvariantCulture), trunk.Name)),
        new FilterChoice("none", "No trunk"),
    ];

    private IReadOnlyList<MenuAction> ActionsFor(DidNumberRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        NumberCells.Locate(row.Rings, row.CallerIdLines, ItemAddress.LinesShowing(row.Id)),
        new(row.Enabled ? "Disable" : "Enable", () => SwitchAsync(row))
        {
            Icon = row.Enabled ? "block" : "check_circle",
            Needs = Permission.EditResources,
        },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(DidNumber), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await AddDidNumberDialog.ShowAsync(Dialogs) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await EditDidNumberDialog.ShowAsync(Dialogs, id))
        {
            await _table!.ReloadAsync();
        }
    }

    private IReadOnlyList<MenuAction> BulkActionsFor(TableSelection selection) =>
    [
        new("Enable", () => SwitchAsync(selection, enabled: true)) { Icon = "check_circle" },
        new("Disable", () => SwitchAsync(selection, enabled: false)) { Icon = "block" },
    ];

    private async Task SwitchAsync(TableSelection selection, bool enabled)
    {
        if (await Switch.RunAsync(selection.Ids, selection.View, enabled))
        {
            await _table!.SelectionDoneAsync();
        }
    }

    private async Task SwitchAsync(DidNumberRow row)
    {
        if (await Switch.RunAsync([row.Id], view: null, !row.Enabled))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(DidNumberRow row)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            E164.Format(row.Digits),
            () => DidNumbers.DeleteAsync(Current.Actor, row.Id),
            "The number is removed from this system. Your provider still has it."))
        {
            await _table!.ReloadAsync();
        }
    }
}
