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
