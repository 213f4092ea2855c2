using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.FeatureCodes;

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
