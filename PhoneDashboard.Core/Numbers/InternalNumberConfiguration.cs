using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Numbers;

internal sealed class InternalNumberConfiguration : IEntityTypeConfiguration<InternalNumber>
{
    public void Configure(EntityTypeBuilder<InternalNumber> builder)
    {
        builder.ToTable("InternalNumbers", table => table.HasCheckConstraint("CK_InternalNumbers_Digits",
            $"LENGTH(\"Digits\") BETWEEN 1 AND {InternalNumber.MaxDigits} AND LTRIM(\"Digits\", '0123456789') = ''"));
        builder.Property(number => number.Digits).HasMaxLength(InternalNumber.MaxDigits);
        builder.HasIndex(number => number.Digits).IsUnique();
        builder.HasIndex(number => number.OrderKey);
        builder.HasIndex(number => new { number.Assigned, number.OrderKey });
        builder.HasIndex(number => new { number.CreatedUtc, number.OrderKey });
        builder.HasOne(number => number.Assignment).WithOne(assignment => assignment.InternalNumber)
            .HasForeignKey<InternalNumberAssignment>(assignment => assignment.InternalNumberId).OnDelete(DeleteBehavior.Restrict);
    }
}
