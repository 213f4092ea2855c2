using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>One object of a flow, with all it refers to.</summary>
public sealed class CallFlowObjectDetails
{
    /// <summary>The object.</summary>
    public required long Id { get; init; }

    /// <summary>What it does.</summary>
    public required CallFlowObjectKind Kind { get; init; }

    /// <inheritdoc cref="CallFlowObject.Name" />
    public required string Name { get; init; }

    /// <summary>The audio file it plays, or null.</summary>
    public required NamedItem? AudioFile { get; init; }

    /// <summary>The time schedule it branches by, or null.</summary>
    public required NamedItem? TimeSchedule { get; init; }

    /// <summary>Where its messages go, or null.</summary>
    public required NamedItem? DeliveryMethod { get; init; }

    /// <summary>The DID Numbers that ring it.</summary>
    public required IReadOnlyList<NumberText> DidNumbers { get; init; }

    /// <summary>The Internal Numbers that ring it.</summary>
    public required IReadOnlyList<NumberText> InternalNumbers { get; init; }

    /// <summary>What a Ring Group rings, in order.</summary>
    public required IReadOnlyList<CallFlowDestinationDetails> Destinations { get; init; }

    /// <summary>The names of the objects that calls go to from here, each with its way out.</summary>
    public required IReadOnlyList<CallFlowCableDetails> Cables { get; init; }
}
