using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.TimeSchedules;

internal sealed class TimeScheduleConfiguration : IEntityTypeConfiguration<TimeSchedule>
{
    public void Configure(EntityTypeBuilder<TimeSchedule> builder)
    {
        builder.ToTable("TimeSchedules");
        builder.Property(schedule => schedule.Title).HasMaxLength(TimeSchedule.TitleLength);
        builder.HasIndex(schedule => schedule.TitleKey).IsUnique();
        builder.HasIndex(schedule => schedule.TimeZone);
        builder.HasMany(schedule => schedule.Ranges)
            .WithOne(range => range.TimeSchedule)
            .HasForeignKey(range => range.TimeScheduleId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(schedule => schedule.Exceptions)
            .WithOne(exception => exception.TimeSchedule)
            .HasForeignKey(exception => exception.TimeScheduleId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
