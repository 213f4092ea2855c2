using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.Calls;
using PhoneDashboard.Web.Components.Relations;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>
/// Contact Methods › App Configurations (Specification 4.3): the lines of all users. They come and go with their user, so nothing is
/// added or deleted here.
/// </summary>
public sealed partial class AppLinesPage
{
    private IReadOnlyList<TableFilter> _filters = [];
    private DataTable<AppLineRow>? _table;
    private Func<TableSelection, IReadOnlyList<MenuAction>>? _bulk;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required InternalNumberService InternalNumbers { get; init; }

    [Inject] public required BulkMenu Bulk { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized()
    {
        _bulk = Bulk.For(BulkTable.AppLines, () => _table!.SelectionDoneAsync());
        _filters =
        [
            TableFilter.Text("user", "User"),
            TableFilter.Text("did-number", "DID Number"),
            TableFilter.Text("internal-number", AppLineFields.InternalNumbers.Label),
            TableFilter.Choice(
                "when-unavailable",
                AppLineFields.WhenUnavailable.Label,
                [.. Enum.GetValues<WhenUnavailable>().Select(choice => new FilterChoice(choice.ToString(), choice.Words()))]),
            TableFilter.Choice("external-outbound-calls", AppLineFields.ExternalOutboundCalls.Label, new("yes", "Yes"), new("no", "No")),
            TableFilter.Choice(
                "status",
                "Status",
                [.. Enum.GetValues<AppLineStatus>().Select(status => new FilterChoice(status.ToString(), status.Words()))]),
            UserFilter.Create(Users, Current),
            CallerIdFilter.Create(DidNumbers, Current),
            CallerIdFilter.CreateInternal(InternalNumbers, Current),
        ];
    }

    private static string YesNo(bool value) => value ? "Yes" : "No";

    private Task<ListPage<AppLineRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        Lines.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(AppLineRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditUsers },
        new("Relations", () => Navigation.OpenRelationsAsync(row.Id)) { Icon = "hub" },
        new(CallAnswerPanel.Label, () => CallAnswerPanel.ShowAsync(Dialogs, row.Id)) { Icon = "call" },
        new(LastCallsPanel.Label, () => LastCallsPanel.ShowAsync(Dialogs, row.Id)) { Icon = "phone_forwarded" },
        Navigation.HistoryAction(row.Id),
        new("To remove this line, delete its user")
        {
            Address = $"/users?{UserFilter.Key}={row.UserId}&{UserFilter.FromLines}=1",
            Note = true,
            Needs = Permission.EditUsers,
        });

    private Task ShowRelationsAsync(long lineId) => RelationsPanel.ShowForLineAsync(Dialogs, lineId);

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(AppLine), id, () => _table!.ReloadAsync());

    private async Task EditAsync(long lineId)
    {
        if (await EditAppLineDialog.ShowAsync(Dialogs, lineId))
        {
            await _table!.ReloadAsync();
        }
    }
}
