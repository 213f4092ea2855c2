using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>A call flow in its table.</summary>
public sealed class CallFlowRow
{
    /// <summary>The flow.</summary>
    public required long Id { get; init; }

    /// <inheritdoc cref="CallFlow.Name" />
    public required string Name { get; init; }

    /// <summary>How many tabs.</summary>
    public required int Tabs { get; init; }

    /// <summary>How many objects on all tabs.</summary>
    public required int Objects { get; init; }

    /// <summary>How many of its ring groups ring nobody.</summary>
    public required int EmptyRingGroups { get; init; }

    /// <summary>How many lines its ring groups ring, each counted once.</summary>
    public required int Lines { get; init; }

    /// <summary>The DID Numbers that ring it.</summary>
    public IReadOnlyList<NumberText> DidNumbers { get; internal set; } = [];

    /// <summary>The Internal Numbers that ring it.</summary>
    public IReadOnlyList<NumberText> InternalNumbers { get; internal set; } = [];
}
