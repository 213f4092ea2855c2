using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>The Internal Numbers tab of Numbers. There is nothing to edit about one: it is added and deleted.</summary>
public sealed partial class InternalNumbersPage
{
    private DataTable<InternalNumberRow>? _table;
    private IReadOnlyList<TableFilter> _filters = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required InternalNumberService InternalNumbers { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => _filters =
    [
        TableFilter.Text("number", "Internal Number"),
        RoutingFilter.Routing,
        RoutingFilter.AssignedTo,
        UserFilter.Create(Users, Current),
    ];

    private Task<ListPage<InternalNumberRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        InternalNumbers.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(InternalNumberRow row) => Current.Permitted(
        NumberCells.Locate(row.Rings, row.CallerIdLines, ItemAddress.LinesShowingInternal(row.Id)),
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(InternalNumber), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await AddInternalNumberDialog.ShowAsync(Dialogs) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(InternalNumberRow row)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            row.Digits,
            () => InternalNumbers.DeleteAsync(Current.Actor, row.Id),
            "Nobody can be called at this extension any more."))
        {
            await _table!.ReloadAsync();
        }
    }
}
