using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Whether calls can reach a new line: the wizard's Before You Begin (Specification 4.2).</summary>
/// <param name="HasNumbers">There is a DID Number at all.</param>
/// <param name="HasTrunks">There is a trunk at all.</param>
/// <param name="HasFreeInbound">An enabled DID Number on a trunk is free.</param>
/// <param name="FreeWithoutTrunk">An enabled DID Number that is free but for the trunk it lacks; null when there is none.</param>
public sealed record DidReadiness(bool HasNumbers, bool HasTrunks, bool HasFreeInbound, NumberText? FreeWithoutTrunk);
