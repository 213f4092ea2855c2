using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>Three time schedules in different zones, with exceptions of every kind (Specification 5, rule 9).</summary>
internal static class SampleSchedules
{
    private static readonly DayOfWeek[] WorkingDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    internal static TimeSchedule Washington(int year)
    {
        var schedule = new TimeSchedule { Title = "Office hours Washington", TimeZone = "America/New_York" };
        AddHours(schedule, WorkingDays, 9, 18);
        AddDays(schedule, "Independence Day", working: false, ExceptionRepeat.Yearly, new DateTime(year, 7, 4), days: 1);
        AddDays(schedule, "End of year", working: false, ExceptionRepeat.Yearly, new DateTime(year, 12, 24), days: 3);
        return schedule;
    }

    internal static TimeSchedule London(int year)
    {
        var schedule = new TimeSchedule { Title = "Office hours London", TimeZone = "Europe/London" };
        AddHours(schedule, WorkingDays, 9, 13);
        AddHours(schedule, WorkingDays, 14, 18);
        AddDays(schedule, "Christmas and Boxing Day", working: false, ExceptionRepeat.Yearly, new DateTime(year, 12, 25), days: 2);
        AddDays(schedule, "Stocktaking Saturday", working: true, ExceptionRepeat.Once, FirstSaturday(year + 1), days: 1);
        return schedule;
    }

    internal static TimeSchedule SupportShifts(int year)
    {
        var schedule = new TimeSchedule { Title = "Support shifts", TimeZone = "America/Los_Angeles" };
        AddHours(schedule, WorkingDays, 6, 22);
        AddHours(schedule, [DayOfWeek.Saturday, DayOfWeek.Sunday], 8, 16);
        AddDays(schedule, "Monthly maintenance", working: false, ExceptionRepeat.Monthly, new DateTime(year, 1, 1), days: 1);
        return schedule;
    }

    private static void AddHours(TimeSchedule schedule, DayOfWeek[] days, int from, int to)
    {
        foreach (var day in days)
        {
            schedule.Ranges.Add(
                new TimeScheduleRange { TimeSchedule = schedule, Day = day, From = new TimeOnly(from, 0), To = new TimeOnly(to, 0) });
        }
    }

    private static void AddDays(TimeSchedule schedule, string name, bool working, ExceptionRepeat repeat, DateTime from, int days) =>
        schedule.Exceptions.Add(new TimeScheduleException
        {
            TimeSchedule = schedule,
            Name = name,
            IsWorking = working,
            Repeat = repeat,
            FromLocal = from,
            ToLocal = from.AddDays(days),
        });

    private static DateTime FirstSaturday(int year)
    {
        var first = new DateTime(year, 1, 1);
        return first.AddDays(((int)DayOfWeek.Saturday - (int)first.DayOfWeek + 7) % 7);
    }
}
