using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Numbers;

internal sealed class DidNumberConfiguration : IEntityTypeConfiguration<DidNumber>
{
    public void Configure(EntityTypeBuilder<DidNumber> builder)
    {
        builder.ToTable("DidNumbers", table => table.HasCheckConstraint("CK_DidNumbers_E164",
            $"LENGTH(\"Digits\") BETWEEN {E164.MinDigits} AND {E164.MaxDigits} AND LTRIM(\"Digits\", '0123456789') = '' AND "
                + "SUBSTR(\"Digits\", 1, 1) <> '0'"));
        builder.Property(did => did.Digits).HasMaxLength(15);
        builder.Property(did => did.Country).HasMaxLength(3);
        builder.Property(did => did.Description).HasMaxLength(DidNumber.DescriptionLength);
        builder.HasIndex(did => did.Digits).IsUnique();
        builder.HasIndex(did => new { did.Country, did.Digits });

        // Each filter with the table's own order: without the digits, the few enabled or the many would be sorted at each page.
        builder.HasIndex(did => new { did.Enabled, did.Digits });
        builder.HasIndex(did => new { did.Source, did.Digits });
        builder.HasIndex(did => new { did.TrunkId, did.Digits });
        builder.HasIndex(did => new { did.Assigned, did.Digits });
        builder.HasIndex(did => new { did.CreatedUtc, did.Digits });
        builder.HasOne(did => did.Trunk).WithMany().HasForeignKey(did => did.TrunkId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(did => did.Assignment).WithOne(assignment => assignment.DidNumber)
            .HasForeignKey<DidAssignment>(assignment => assignment.DidNumberId).OnDelete(DeleteBehavior.Restrict);
    }
}
