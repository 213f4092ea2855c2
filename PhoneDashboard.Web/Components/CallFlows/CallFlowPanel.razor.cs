using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Web.Components.Shared;
using Radzen;

namespace PhoneDashboard.Web.Components.CallFlows;

/// <summary>A call flow with its tabs and objects, to read, beside its table.</summary>
public sealed partial class CallFlowPanel
{
    /// <summary>The flow.</summary>
    [Parameter, EditorRequired] public required CallFlowDetails Flow { get; set; }

    /// <summary>Shows it; ends when the panel is closed.</summary>
    public static Task ShowAsync(DialogService dialogs, CallFlowDetails flow) => dialogs.OpenPanelAsync<CallFlowPanel>(flow.Name, new() { [nameof(Flow)] = flow });
}
