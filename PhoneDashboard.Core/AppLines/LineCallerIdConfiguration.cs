using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.AppLines;

internal sealed class LineCallerIdConfiguration : IEntityTypeConfiguration<LineCallerId>
{
    public void Configure(EntityTypeBuilder<LineCallerId> builder)
    {
        builder.ToTable("LineCallerIds");
        builder.HasKey(callerId => new { callerId.AppLineId, callerId.DidNumberId });
        builder.HasOne(callerId => callerId.AppLine)
            .WithMany(line => line.CallerIds)
            .HasForeignKey(callerId => callerId.AppLineId)
            .OnDelete(DeleteBehavior.Cascade);

        // A number that is somebody's caller ID is in use and stays (Specification 5, rule 5).
        builder.HasOne(callerId => callerId.DidNumber)
            .WithMany(did => did.CallerIdOf)
            .HasForeignKey(callerId => callerId.DidNumberId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
