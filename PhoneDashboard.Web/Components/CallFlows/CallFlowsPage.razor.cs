using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.CallFlows;

/// <summary>Call Flows, to read.</summary>
public sealed partial class CallFlowsPage
{
    private const string Help = "What happens to a call on a company number: announcements, menus, and the ring groups that ring people. "
        + "There is no editor for them yet: they can only be viewed.";

    private IReadOnlyList<TableFilter> _filters = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required CallFlowService CallFlows { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override void OnInitialized() => _filters = [UserFilter.Create(Users, Current)];

    private Task<ListPage<CallFlowRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        CallFlows.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(CallFlowRow row) =>
        [new("Details", () => Navigation.OpenAsync(row.Id)) { Icon = "info" }, Navigation.HistoryAction(row.Id)];

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(CallFlow), id);

    private async Task ShowAsync(long id)
    {
        if (await CallFlows.GetAsync(Current.Actor, id) is { } flow)
        {
            await CallFlowPanel.ShowAsync(Dialogs, flow);
        }
        else
        {
            Toast.Info("This call flow has been deleted in the meantime.");
        }
    }
}
