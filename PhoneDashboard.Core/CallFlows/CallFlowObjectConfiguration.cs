using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.CallFlows;

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
