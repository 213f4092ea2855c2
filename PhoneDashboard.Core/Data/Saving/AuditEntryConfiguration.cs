using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Data.Saving;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.HasIndex(entry => new { entry.ItemKind, entry.ItemId, entry.Id });

        // The order of Activity, alone and behind the kind of thing.
        builder.HasIndex(entry => new { entry.Utc, entry.Id });
        builder.HasIndex(entry => new { entry.ItemKind, entry.Utc, entry.Id });
        builder.HasMany(entry => entry.Fields).WithOne().HasForeignKey(field => field.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}
