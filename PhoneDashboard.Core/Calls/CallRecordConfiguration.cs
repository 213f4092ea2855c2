using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.Calls;

internal sealed class CallRecordConfiguration : IEntityTypeConfiguration<CallRecord>
{
    public void Configure(EntityTypeBuilder<CallRecord> builder)
    {
        builder.ToTable("Calls");
        builder.Property(call => call.EngineId).HasMaxLength(200);
        builder.Property(call => call.FromNumber).HasMaxLength(64);
        builder.Property(call => call.ToNumber).HasMaxLength(64);
        builder.HasIndex(call => call.EngineId).IsUnique();
        builder.HasIndex(call => call.StartedUtc);
        builder.HasIndex(call => new { call.CallingLineId, call.StartedUtc });
        builder.HasIndex(call => new { call.CalledLineId, call.StartedUtc });
    }
}
