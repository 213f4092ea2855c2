using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.TimeSchedules;

internal sealed class TimeScheduleExceptionConfiguration : IEntityTypeConfiguration<TimeScheduleException>
{
    public void Configure(EntityTypeBuilder<TimeScheduleException> builder)
    {
        builder.ToTable(
            "TimeScheduleExceptions", table => table.HasCheckConstraint("CK_TimeScheduleExceptions_FromTo", "\"FromLocal\" < \"ToLocal\""));
        builder.Property(exception => exception.Name).HasMaxLength(TimeScheduleException.NameLength);

        // Local times of the schedule's zone: the convention for UTC does not hold for them.
        builder.Property(exception => exception.FromLocal).HasConversion<LocalDateTimeConverter>();
        builder.Property(exception => exception.ToLocal).HasConversion<LocalDateTimeConverter>();
    }
}
