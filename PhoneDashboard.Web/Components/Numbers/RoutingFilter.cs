using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>The filters by what a number of either kind rings.</summary>
internal static class RoutingFilter
{
    /// <summary>By where calls go.</summary>
    internal static TableFilter Routing { get; } = TableFilter.Choice(
        "status",
        "Incoming Call Routing",
        new FilterChoice(nameof(NumberStatus.ContactMethod), "Contact Method"),
        new FilterChoice(nameof(NumberStatus.CallFlow), "Call Flow"),
        new FilterChoice(nameof(NumberStatus.Assigned), "Contact Method or Call Flow"),
        new FilterChoice(nameof(NumberStatus.Free), "Free"));

    /// <summary>By the name of the user or of the call flow.</summary>
    internal static TableFilter AssignedTo { get; } = TableFilter.Text("assigned-to", "Assigned To");
}
