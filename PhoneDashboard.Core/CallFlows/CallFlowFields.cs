using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>What the trail names of a call flow: no form sets it yet.</summary>
internal static class CallFlowFields
{
    /// <summary>Whom the ring groups of a flow ring.</summary>
    internal const string Destinations = "Destinations";

    internal static FieldCatalogue Catalogue { get; } = new(nameof(CallFlow), "Call Flow",
    [
        new(nameof(CallFlow.Name), "Name") { IsFilter = true },
        new(nameof(CallFlow.Tabs), "Tabs"),
        new("Objects", "Objects"),
        new(Destinations, "Rings") { IsFilter = true },
        new("Cables", "Cables"),
        AppLineFields.DidNumbers,
        AppLineFields.InternalNumbers,
    ]);
}
