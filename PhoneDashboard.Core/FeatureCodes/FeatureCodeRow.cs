namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>A feature code in its table.</summary>
/// <param name="Id">The feature code.</param>
/// <param name="Code">What is dialled, such as <c>*1</c>.</param>
/// <param name="Kind">What it triggers.</param>
public sealed record FeatureCodeRow(long Id, string Code, FeatureCodeKind Kind);
