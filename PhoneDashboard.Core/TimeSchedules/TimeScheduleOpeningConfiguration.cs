using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.TimeSchedules;

internal sealed class TimeScheduleOpeningConfiguration : IEntityTypeConfiguration<TimeScheduleOpening>
{
    public void Configure(EntityTypeBuilder<TimeScheduleOpening> builder)
    {
        builder.ToTable("TimeScheduleOpenings");
        builder.HasKey(opening => new { opening.TimeScheduleId, opening.FromUnix });
        builder.HasOne<TimeSchedule>().WithMany().HasForeignKey(opening => opening.TimeScheduleId).OnDelete(DeleteBehavior.Cascade);
    }
}
