using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Upkeep;

internal sealed class UpkeepProgressConfiguration : IEntityTypeConfiguration<UpkeepProgress>
{
    public void Configure(EntityTypeBuilder<UpkeepProgress> builder)
    {
        builder.ToTable("UpkeepProgress");
        builder.HasKey(progress => progress.Step);
        builder.Property(progress => progress.Step).HasMaxLength(50);
    }
}
