using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Data.Saving;

internal sealed class ChangeSnapshotConfiguration : IEntityTypeConfiguration<ChangeSnapshot>
{
    public void Configure(EntityTypeBuilder<ChangeSnapshot> builder)
    {
        builder.ToTable("ChangeSnapshots");
        builder.Property(snapshot => snapshot.UndoneUtc).IsConcurrencyToken();
        builder.HasIndex(snapshot => snapshot.Utc);
        builder.HasOne<ChangeGroup>().WithMany().HasForeignKey(snapshot => snapshot.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
