using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>A call flow in its table.</summary>
public sealed class CallFlowRow
{
    /// <summary>The flow.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
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

/// <summary>A call flow with all that is in it, to read.</summary>
/// <param name="Id">The flow.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tabs">Its tabs, in order.</param>
public sealed record CallFlowDetails(long Id, string Name, IReadOnlyList<CallFlowTabDetails> Tabs);

/// <summary>One tab of a flow.</summary>
/// <param name="Id">The tab.</param>
/// <param name="Name">Its name.</param>
/// <param name="Objects">Its objects, in the order they were made.</param>
public sealed record CallFlowTabDetails(long Id, string Name, IReadOnlyList<CallFlowObjectDetails> Objects);

/// <summary>One object of a flow, with all it refers to.</summary>
public sealed class CallFlowObjectDetails
{
    /// <summary>The object.</summary>
    public required long Id { get; init; }

    /// <summary>What it does.</summary>
    public required CallFlowObjectKind Kind { get; init; }

    /// <summary>Its name.</summary>
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

/// <summary>What a Ring Group rings.</summary>
/// <param name="ContactMethodId">The contact method.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="UserName">Whose it is, "First Last".</param>
/// <param name="Position">From 0; the same position rings at the same time.</param>
/// <param name="RingSeconds">How long it rings.</param>
public sealed record CallFlowDestinationDetails(
    long ContactMethodId, ContactMethodKind Kind, string Name, long UserId, string UserName, int Position, int RingSeconds);

/// <summary>Where calls go next.</summary>
/// <param name="Output">Which way out, such as "next" or a key of a menu.</param>
/// <param name="To">The name of the object it leads to.</param>
public sealed record CallFlowCableDetails(string Output, string To);
