using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Data.Saving;

internal sealed class AuditFieldConfiguration : IEntityTypeConfiguration<AuditField>
{
    public void Configure(EntityTypeBuilder<AuditField> builder)
    {
        builder.ToTable("AuditFields");
        builder.HasKey(field => new { field.Field, field.EntryId });
        builder.Property(field => field.Field).HasMaxLength(100);
    }
}
