using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhoneDashboard.Core.TimeSchedules;

internal sealed class TimeScheduleRangeConfiguration : IEntityTypeConfiguration<TimeScheduleRange>
{
    public void Configure(EntityTypeBuilder<TimeScheduleRange> builder)
    {
        builder.ToTable("TimeScheduleRanges", table =>
            table.HasCheckConstraint("CK_TimeScheduleRanges_FromTo", "\"From\" <> \"To\" OR \"To\" = '00:00:00'"));
        builder.HasIndex(range => new { range.TimeScheduleId, range.Day, range.From }).IsUnique();
    }
}
