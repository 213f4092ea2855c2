using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What a feature code triggers.</summary>
public enum FeatureCodeKind
{
    /// <summary>Record On Demand: the user starts recording during a call.</summary>
    RecordOnDemand,

    /// <summary>Attended Transfer.</summary>
    AttendedTransfer,

    /// <summary>Blind Transfer.</summary>
    BlindTransfer,

    /// <summary>Call Pickup.</summary>
    CallPickup,

    /// <summary>Call Parking.</summary>
    CallParking,

    /// <summary>Check Voicemail.</summary>
    CheckVoicemail,
}

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

internal sealed class FeatureCodeConfiguration : IEntityTypeConfiguration<FeatureCode>
{
    public void Configure(EntityTypeBuilder<FeatureCode> builder)
    {
        builder.ToTable("FeatureCodes", table => table.HasCheckConstraint("CK_FeatureCodes_Code",
            "LENGTH(\"Code\") BETWEEN 2 AND 5 AND SUBSTR(\"Code\", 1, 1) = '*' AND LTRIM(SUBSTR(\"Code\", 2), '0123456789') = ''"));
        builder.Property(code => code.Code).HasMaxLength(5);
        builder.HasIndex(code => code.Code).IsUnique();
        builder.HasIndex(code => code.Kind);
    }
}
