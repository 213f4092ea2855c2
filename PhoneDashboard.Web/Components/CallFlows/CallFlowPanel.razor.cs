using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.CallFlows;

namespace PhoneDashboard.Web.Components.CallFlows;

/// <summary>A call flow with its tabs and objects, to read, beside its table.</summary>
public sealed partial class CallFlowPanel
{
    [Inject] public required CallFlowService CallFlows { get; init; }

    /// <summary>Shows it; ends when the panel is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, CallFlowDetails flow) =>
        dialogs.OpenPanelAsync<CallFlowPanel>(flow.Name, new() { [nameof(Item)] = flow });

    protected override Task<CallFlowDetails?> ReadAsync(CancellationToken cancellationToken) =>
        CallFlows.GetAsync(Current.Actor, Item.Id, cancellationToken);
}
