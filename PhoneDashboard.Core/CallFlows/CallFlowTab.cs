using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>One sheet of a call flow.</summary>
public sealed class CallFlowTab : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The flow that it is a page of.</summary>
    public long CallFlowId { get; set; }

    /// <summary>The flow that it is a page of.</summary>
    public CallFlow CallFlow { get; set; } = null!;

    /// <summary>The tab's name.</summary>
    public required string Name { get; set; }

    /// <summary>From 0.</summary>
    public int Position { get; set; }

    /// <summary>What is on the tab.</summary>
    public List<CallFlowObject> Objects { get; } = [];

    IAggregate? IAggregatePart.Root => CallFlow;

    string IAggregatePart.AuditField => nameof(CallFlow.Tabs);

    string IAggregatePart.AuditText => Name;

    int IAggregatePart.AuditOrder => Position;
}
