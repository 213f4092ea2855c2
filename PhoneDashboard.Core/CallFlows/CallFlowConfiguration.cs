using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.CallFlows;

internal sealed class CallFlowConfiguration : IEntityTypeConfiguration<CallFlow>
{
    public void Configure(EntityTypeBuilder<CallFlow> builder)
    {
        builder.ToTable("CallFlows");
        builder.Property(flow => flow.Name).HasMaxLength(CallFlow.NameLength);
        builder.HasIndex(flow => flow.NameKey).IsUnique();
        builder.HasMany(flow => flow.Tabs)
            .WithOne(tab => tab.CallFlow)
            .HasForeignKey(tab => tab.CallFlowId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CallFlowTabConfiguration : IEntityTypeConfiguration<CallFlowTab>
{
    public void Configure(EntityTypeBuilder<CallFlowTab> builder)
    {
        builder.ToTable("CallFlowTabs");
        builder.Property(tab => tab.Name).HasMaxLength(CallFlow.NameLength);
        builder.HasMany(tab => tab.Objects).WithOne(item => item.Tab).HasForeignKey(item => item.TabId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CallFlowObjectConfiguration : IEntityTypeConfiguration<CallFlowObject>
{
    public void Configure(EntityTypeBuilder<CallFlowObject> builder)
    {
        builder.ToTable("CallFlowObjects");
        builder.Property(item => item.Name).HasMaxLength(CallFlow.NameLength);
        builder.HasOne(item => item.AudioFile).WithMany().HasForeignKey(item => item.AudioFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.TimeSchedule).WithMany().HasForeignKey(item => item.TimeScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.DeliveryMethod)
            .WithMany()
            .HasForeignKey(item => item.DeliveryMethodId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

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

internal sealed class CallFlowCableConfiguration : IEntityTypeConfiguration<CallFlowCable>
{
    public void Configure(EntityTypeBuilder<CallFlowCable> builder)
    {
        builder.ToTable("CallFlowCables");
        builder.Property(cable => cable.Output).HasMaxLength(CallFlow.NameLength);
        builder.HasIndex(cable => new { cable.FromObjectId, cable.Output }).IsUnique();
        builder.HasOne(cable => cable.FromObject)
            .WithMany(item => item.Cables)
            .HasForeignKey(cable => cable.FromObjectId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(cable => cable.ToObject).WithMany().HasForeignKey(cable => cable.ToObjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
