namespace PhoneDashboard.Core.ContactMethods;

/// <summary>A ring group that loses a destination.</summary>
/// <param name="ObjectId">The call-flow object.</param>
/// <param name="Name">Flow, tab and object in words.</param>
/// <param name="IsLeftEmpty">It would be left with no destination: offer another contact method.</param>
public sealed record LosingRingGroup(long ObjectId, string Name, bool IsLeftEmpty);
