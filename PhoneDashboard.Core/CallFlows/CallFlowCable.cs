using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>Where a call goes from one object to the next.</summary>
public sealed class CallFlowCable : IAggregatePart
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The object it leaves.</summary>
    public long FromObjectId { get; set; }

    /// <summary>The object it leaves.</summary>
    public CallFlowObject FromObject { get; set; } = null!;

    /// <summary>Which way out, such as "next" or a key of a menu.</summary>
    public required string Output { get; set; }

    /// <summary>The object it leads to.</summary>
    public long ToObjectId { get; set; }

    /// <summary>The object it leads to.</summary>
    public CallFlowObject ToObject { get; set; } = null!;

    IAggregate? IAggregatePart.Root => FromObject.Tab.CallFlow;

    string IAggregatePart.AuditField => "Cables";

    string IAggregatePart.AuditText => $"{FromObject.Name} {Output} {ToObject.Name}";

    int IAggregatePart.AuditOrder => 0;
}
