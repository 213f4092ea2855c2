using System.Globalization;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

public sealed class WorkingRangeTests
{
    /// <summary>A weekday, hours, a local time, and whether it is within.</summary>
    [Theory]
    [InlineData("09:00", "17:00", DayOfWeek.Saturday, "09:00", true)]
    [InlineData("09:00", "17:00", DayOfWeek.Saturday, "16:59", true)]
    [InlineData("09:00", "17:00", DayOfWeek.Saturday, "17:00", false)]
    [InlineData("09:00", "17:00", DayOfWeek.Sunday, "09:00", false)]
    [InlineData("20:00", "00:00", DayOfWeek.Saturday, "23:59", true)]
    [InlineData("20:00", "00:00", DayOfWeek.Sunday, "00:00", false)]
    [InlineData("00:00", "00:00", DayOfWeek.Saturday, "00:00", true)]
    [InlineData("00:00", "00:00", DayOfWeek.Sunday, "00:00", false)]
    [InlineData("22:00", "06:00", DayOfWeek.Saturday, "05:00", false)]
    [InlineData("22:00", "06:00", DayOfWeek.Saturday, "21:59", false)]
    [InlineData("22:00", "06:00", DayOfWeek.Saturday, "22:00", true)]
    [InlineData("22:00", "06:00", DayOfWeek.Sunday, "00:00", true)]
    [InlineData("22:00", "06:00", DayOfWeek.Sunday, "05:59", true)]
    [InlineData("22:00", "06:00", DayOfWeek.Sunday, "06:00", false)]
    [InlineData("22:00", "06:00", DayOfWeek.Sunday, "23:00", false)]
    public void Covers_TimeOfAWeekday_IsWithinFromItsBeginningToItsEnd(string from, string to, DayOfWeek day, string time, bool within) =>
        Assert.Equal(within, new WorkingRange(DayOfWeek.Saturday, Time(from), Time(to)).Covers(day, Time(time)));

    /// <summary>Saturday's night on the weekends when clocks are changed: how many hours it has, by the minute.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "22:00", "06:00", 7)] // 02:00 becomes 03:00
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", "06:00", 9)] // 03:00 becomes 02:00
    [InlineData("Europe/Berlin", "2026-10-31", "22:00", "06:00", 8)]
    [InlineData("America/New_York", "2026-03-07", "22:00", "06:00", 7)]
    [InlineData("America/New_York", "2026-10-31", "22:00", "06:00", 9)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", "22:00", "06:00", 7.5)] // by half an hour
    [InlineData("Europe/Berlin", "2026-03-28", "22:00", "02:30", 4)] // the end is left out: to the change
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", "02:30", 5)] // the end comes twice: both half hours before it
    public void Covers_NightOfAClockChange_FollowsTheClockOnTheWall(string zone, string saturday, string from, string to, double hours)
    {
        var night = new WorkingRange(DayOfWeek.Saturday, Time(from), Time(to));
        var noon = DateTime.Parse(saturday, CultureInfo.InvariantCulture).AddHours(12);
        var minutes = Enumerable.Range(-12 * 60, 48 * 60).Select(minute => DateTime.SpecifyKind(noon.AddMinutes(minute), DateTimeKind.Utc));

        Assert.Equal(hours * 60, minutes.Count(minute => night.Covers(minute, TimeZoneInfo.FindSystemTimeZoneById(zone))));
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
