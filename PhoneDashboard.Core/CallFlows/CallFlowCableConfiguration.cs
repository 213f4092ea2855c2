using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.CallFlows;

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
