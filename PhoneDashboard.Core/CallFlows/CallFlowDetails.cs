namespace PhoneDashboard.Core.CallFlows;

/// <summary>A call flow with all that is in it, to read.</summary>
/// <param name="Id">The flow.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tabs">Its tabs, in order.</param>
public sealed record CallFlowDetails(long Id, string Name, IReadOnlyList<CallFlowTabDetails> Tabs);
