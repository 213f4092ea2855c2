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

internal sealed class DidAssignmentConfiguration : IEntityTypeConfiguration<DidAssignment>
{
    public void Configure(EntityTypeBuilder<DidAssignment> builder)
    {
        builder.ToTable("DidAssignments", table => table.HasCheckConstraint("CK_DidAssignments_OneOwner", OneOwner.Check));
        builder.HasKey(assignment => assignment.DidNumberId);
        builder.Property(assignment => assignment.DidNumberId).ValueGeneratedNever();
        builder.HasOne(assignment => assignment.ContactMethod).WithMany(method => method.DidNumbers)
            .HasForeignKey(assignment => assignment.ContactMethodId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(assignment => assignment.CallFlowObject).WithMany(item => item.DidNumbers)
            .HasForeignKey(assignment => assignment.CallFlowObjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

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

internal sealed class InternalNumberAssignmentConfiguration : IEntityTypeConfiguration<InternalNumberAssignment>
{
    public void Configure(EntityTypeBuilder<InternalNumberAssignment> builder)
    {
        builder.ToTable(
            "InternalNumberAssignments", table => table.HasCheckConstraint("CK_InternalNumberAssignments_OneOwner", OneOwner.Check));
        builder.HasKey(assignment => assignment.InternalNumberId);
        builder.Property(assignment => assignment.InternalNumberId).ValueGeneratedNever();
        builder.HasOne(assignment => assignment.ContactMethod).WithMany(method => method.InternalNumbers)
            .HasForeignKey(assignment => assignment.ContactMethodId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(assignment => assignment.CallFlowObject).WithMany(item => item.InternalNumbers)
            .HasForeignKey(assignment => assignment.CallFlowObjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TrunkConfiguration : IEntityTypeConfiguration<Trunk>
{
    public void Configure(EntityTypeBuilder<Trunk> builder)
    {
        builder.ToTable("Trunks");
        builder.Property(trunk => trunk.Name).HasMaxLength(Trunk.NameLength);
        builder.HasIndex(trunk => trunk.NameKey).IsUnique();
        builder.HasIndex(trunk => trunk.IsDefault).IsUnique().HasFilter("\"IsDefault\"");
    }
}

internal static class OneOwner
{
    /// <summary>A number rings either one contact method or one call-flow object (Specification 5, rule 1).</summary>
    internal const string Check = "(\"ContactMethodId\" IS NULL) <> (\"CallFlowObjectId\" IS NULL)";
}
