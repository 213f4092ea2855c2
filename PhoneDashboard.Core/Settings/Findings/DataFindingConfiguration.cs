using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Settings.Findings;

internal sealed class DataFindingConfiguration : IEntityTypeConfiguration<DataFinding>
{
    public void Configure(EntityTypeBuilder<DataFinding> builder)
    {
        builder.ToTable("DataFindings");
        builder.Property(finding => finding.Kind).HasMaxLength(30);
        builder.Property(finding => finding.ItemKind).HasMaxLength(50);
        builder.Property(finding => finding.Field).HasMaxLength(50);
        builder.HasIndex(finding => new { finding.Kind, finding.ItemKind, finding.ItemId, finding.Field }).IsUnique();
    }
}
