using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.CallFlows;

internal sealed class CallFlowTabConfiguration : IEntityTypeConfiguration<CallFlowTab>
{
    public void Configure(EntityTypeBuilder<CallFlowTab> builder)
    {
        builder.ToTable("CallFlowTabs");
        builder.Property(tab => tab.Name).HasMaxLength(CallFlow.NameLength);
        builder.HasMany(tab => tab.Objects).WithOne(item => item.Tab).HasForeignKey(item => item.TabId).OnDelete(DeleteBehavior.Cascade);
    }
}
