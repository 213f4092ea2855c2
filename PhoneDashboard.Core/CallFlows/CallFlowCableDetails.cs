namespace PhoneDashboard.Core.CallFlows;

/// <summary>Where calls go next.</summary>
/// <param name="Output">Which way out, such as "next" or a key of a menu.</param>
/// <param name="To">The name of the object it leads to.</param>
public sealed record CallFlowCableDetails(string Output, string To);
