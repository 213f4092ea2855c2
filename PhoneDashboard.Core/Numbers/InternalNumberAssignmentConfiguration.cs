using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Numbers;

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
