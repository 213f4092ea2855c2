using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>A feature code that is being edited.</summary>
public sealed class FeatureCodeEdit : NewFeatureCode, IVersionedEdit
{
    /// <summary>The feature code.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
