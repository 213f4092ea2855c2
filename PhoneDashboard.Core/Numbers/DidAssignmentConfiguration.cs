using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Numbers;

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
