using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>Tabs of connected objects that a call passes through.</summary>
public sealed class CallFlow : IAggregate, IFolded
{
    /// <summary>The longest name of a flow, tab or object, in characters.</summary>
    public const int NameLength = 100;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The name, unique when folded.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>The tabs, in order.</summary>
    public List<CallFlowTab> Tabs { get; } = [];

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
}
