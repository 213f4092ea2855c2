using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Phones;

internal sealed class SipRemovalConfiguration : IEntityTypeConfiguration<SipRemoval>
{
    public void Configure(EntityTypeBuilder<SipRemoval> builder)
    {
        builder.ToTable("SipRemovals");
        builder.Property(removal => removal.Username).HasMaxLength(40);
        builder.HasIndex(removal => removal.DueUtc);
    }
}
