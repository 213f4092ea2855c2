using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What a caller dials to trigger a feature, such as <c>*1</c>.</summary>
public sealed class FeatureCode : IAggregate
{
    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary><c>*</c> and 1 to 4 digits; unique, none the prefix of another (Specification 5, rule 7).</summary>
    public required string Code { get; set; }

    /// <summary>What it triggers.</summary>
    public FeatureCodeKind Kind { get; set; }

    string IAggregate.AuditName => Code;
}
