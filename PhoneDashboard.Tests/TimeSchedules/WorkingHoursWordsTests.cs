using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

public sealed class WorkingHoursWordsTests
{
    private static readonly TimeOnly Nine = new(9, 0), Noon = new(12, 0), One = new(13, 0), Five = new(17, 0);

    [Fact]
    public void Words_NoHours_AreNone()
    {
        Assert.Equal("None", WorkingHoursWords.Days([]));
        Assert.Equal("None", WorkingHoursWords.Hours([]));
    }

    [Fact]
    public void Words_SameHoursOnAllDays_StandOnce()
    {
        WorkingRange[] ranges =
        [
            new(DayOfWeek.Sunday, One, Five),
            new(DayOfWeek.Sunday, Nine, Noon),
            new(DayOfWeek.Monday, Nine, Noon),
            new(DayOfWeek.Monday, One, Five),
        ];

        Assert.Equal("Mon, Sun", WorkingHoursWords.Days(ranges));
        Assert.Equal("09:00–12:00, 13:00–17:00", WorkingHoursWords.Hours(ranges));
    }

    [Fact]
    public void Words_HoursThatDiffer_StandWithTheirDays()
    {
        WorkingRange[] ranges =
        [
            new(DayOfWeek.Monday, Nine, Five), new(DayOfWeek.Tuesday, Nine, Five), new(DayOfWeek.Wednesday, Nine, Five),
            new(DayOfWeek.Friday, Nine, Five),
            new(DayOfWeek.Saturday, Nine, TimeOnly.MinValue),
        ];

        Assert.Equal("Mon–Wed, Fri, Sat", WorkingHoursWords.Days(ranges));
        Assert.Equal("Mon–Wed, Fri 09:00–17:00; Sat 09:00–24:00", WorkingHoursWords.Hours(ranges));
    }
}
