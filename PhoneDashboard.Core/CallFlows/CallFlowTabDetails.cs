namespace PhoneDashboard.Core.CallFlows;

/// <summary>One tab of a flow.</summary>
/// <param name="Id">The tab.</param>
/// <param name="Name">Its name.</param>
/// <param name="Objects">Its objects, in the order they were made.</param>
public sealed record CallFlowTabDetails(long Id, string Name, IReadOnlyList<CallFlowObjectDetails> Objects);
