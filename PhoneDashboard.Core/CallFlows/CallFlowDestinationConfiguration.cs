using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.CallFlows;

internal sealed class CallFlowDestinationConfiguration : IEntityTypeConfiguration<CallFlowDestination>
{
    public void Configure(EntityTypeBuilder<CallFlowDestination> builder)
    {
        builder.ToTable("CallFlowDestinations");
        builder.HasIndex(destination => new { destination.ObjectId, destination.ContactMethodId }).IsUnique();
        builder.HasOne(destination => destination.Object)
            .WithMany(item => item.Destinations)
            .HasForeignKey(destination => destination.ObjectId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(destination => destination.ContactMethod)
            .WithMany(method => method.Destinations)
            .HasForeignKey(destination => destination.ContactMethodId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
