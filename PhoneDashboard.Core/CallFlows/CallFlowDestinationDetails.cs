using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.CallFlows;

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
