using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Numbers;

internal sealed class TrunkConfiguration : IEntityTypeConfiguration<Trunk>
{
    public void Configure(EntityTypeBuilder<Trunk> builder)
    {
        builder.ToTable("Trunks");
        builder.Property(trunk => trunk.Name).HasMaxLength(Trunk.NameLength);
        builder.Property(trunk => trunk.Host).HasMaxLength(OneHostAttribute.Length);
        builder.Property(trunk => trunk.Address).HasMaxLength(45);
        builder.HasIndex(trunk => trunk.Address);
        builder.HasIndex(trunk => trunk.NameKey).IsUnique();
        builder.HasIndex(trunk => trunk.IsDefault).IsUnique().HasFilter("\"IsDefault\"");
    }
}
