using System.Globalization;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>The openings of a schedule are what the clock on the wall says, minute by minute.</summary>
public sealed class ScheduleOpeningsTests
{
    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Casablanca", "Etc/UTC"];

    // Changes of clocks in both directions, New Year, the ends of short months and of February in both kinds of years.
    private static readonly string[] Days =
        [
            "2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-10-04", "2026-04-05", "2026-03-22", "2027-01-01", "2026-05-01",
            "2028-02-29", "2027-03-01", "2026-07-15",
        ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    /// <summary>Random schedules: each minute of four days is in an opening when a plain look at the clock says so, and else not.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Between_AnySchedule_HoldsTheMinutesThatTheClockSays(int seed)
    {
        var random = new Random(unchecked(seed * 1_000_003));
        for (var round = 0; round < 8; round++)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(random.GetItems(Zones, 1)[0]);
            var middle = Local(random.GetItems(Days, 1)[0]);
            var ranges = Ranges(random);
            var exceptions = Enumerable.Range(0, random.Next(5)).Select(_ => Exception(random, middle)).ToList();
            var from = DateTime.SpecifyKind(middle.AddDays(-2).AddMinutes(random.Next(600)), DateTimeKind.Utc);
            var to = from.AddDays(4);

            var spans = ScheduleOpenings.Between(ranges, exceptions, zone, from, to);

            Assert.All(spans, span => Assert.True(from <= span.From && span.From < span.To && span.To <= to));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
            for (var minute = from; minute < to; minute = minute.AddMinutes(1))
            {
                var local = TimeZoneInfo.ConvertTimeFromUtc(minute, zone);
                var here = exceptions.Where(exception => Comes(exception, local)).ToList();
                var open = here.TrueForAll(exception => exception.IsWorking)
                    && (here.Count > 0 || ranges.Exists(range => range.Covers(minute, zone)));
                Assert.True(
                    open == spans.Any(span => span.Covers(minute)), $"{zone.Id}, {minute:u}, {local:s}: {(open ? "open" : "closed")}");
            }
        }
    }

    /// <summary>What is closed on the days of a year by an exception on some days of another: all of a day, or nothing of it.</summary>
    [Theory]
    [InlineData(ExceptionRepeat.Monthly, "2026-01-31", "2026-02-01", "2026-04-25", "2026-06-01", "05-31")]
    [InlineData(ExceptionRepeat.Monthly, "2026-01-30", "2026-02-01", "2026-04-25", "2026-06-01", "04-30 05-30 05-31")]
    [InlineData(ExceptionRepeat.Yearly, "2024-02-29", "2024-03-01", "2027-02-25", "2027-03-05", "")]
    [InlineData(ExceptionRepeat.Yearly, "2024-02-29", "2024-03-01", "2028-02-25", "2028-03-05", "02-29")]
    [InlineData(ExceptionRepeat.Yearly, "2025-02-27", "2025-03-01", "2028-02-25", "2028-03-05", "02-27 02-28 02-29")]
    [InlineData(ExceptionRepeat.Yearly, "2025-12-31", "2026-01-02", "2027-12-28", "2028-01-05", "12-31 01-01")]
    [InlineData(ExceptionRepeat.Yearly, "2025-12-31", "2026-01-02", "2024-12-28", "2025-01-05", "")] // not before it was meant
    [InlineData(ExceptionRepeat.Once, "2026-05-04", "2026-05-06", "2026-05-01", "2026-05-10", "05-04 05-05")]
    [InlineData(ExceptionRepeat.Once, "2026-05-04", "2026-05-06", "2027-05-01", "2027-05-10", "")]
    public void Between_ExceptionThatReturns_ClosesTheDaysOfTheSpecification(
        ExceptionRepeat repeat, string first, string end, string from, string to, string closed)
    {
        var always = Enum.GetValues<DayOfWeek>().Select(day => new WorkingRange(day, TimeOnly.MinValue, TimeOnly.MinValue)).ToList();
        var spans = ScheduleOpenings.Between(
            always, [Exception(false, repeat, Local(first), Local(end))], TimeZoneInfo.Utc, Utc(from), Utc(to));

        var days = Enumerable.Range(0, (Utc(to) - Utc(from)).Days).Select(day => Utc(from).AddDays(day)).ToList();
        var gone = days.Where(day => !spans.Any(span => span.Covers(day.AddHours(12)))).ToList();
        Assert.Equal(closed, string.Join(' ', gone.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))));
        Assert.Equal((Utc(to) - Utc(from)).Days - gone.Count, spans.Sum(span => (span.To - span.From).TotalDays));
    }

    [Fact]
    public void Between_WorkingAndNonWorkingAtOnce_IsClosedWhicheverWasFirst()
    {
        var working = Exception(true, ExceptionRepeat.Once, Local("2026-05-02"), Local("2026-05-03"));
        var not = Exception(false, ExceptionRepeat.Once, Local("2026-05-02").AddHours(10), Local("2026-05-02").AddHours(12));
        OpenSpan[] expected =
        [
            new(Utc("2026-05-02"), Utc("2026-05-02").AddHours(10)), new(Utc("2026-05-02").AddHours(12), Utc("2026-05-03")),
        ];

        Assert.Equal(expected, ScheduleOpenings.Between([], [working, not], TimeZoneInfo.Utc, Utc("2026-05-01"), Utc("2026-05-09")));
        Assert.Equal(expected, ScheduleOpenings.Between([], [not, working], TimeZoneInfo.Utc, Utc("2026-05-01"), Utc("2026-05-09")));
    }

    // By month, day and time, without reckoning of calendars: a day that a month does not have comes after its last, before the next.
    private static bool Comes(TimeScheduleException exception, DateTime local)
    {
        var step = exception.Repeat switch { ExceptionRepeat.Once => 0, ExceptionRepeat.Monthly => 1, _ => 12 };
        return Enumerable.Range(0, step == 0 ? 1 : 40)
            .Any(time => At(exception.FromLocal, time * step).CompareTo(At(local, 0)) <= 0
                && At(local, 0).CompareTo(At(exception.ToLocal, time * step)) < 0);
    }

    private static (int Month, int Day, TimeSpan Time) At(DateTime local, int months) =>
        ((local.Year * 12) + local.Month + months, local.Day, local.TimeOfDay);

    private static List<WorkingRange> Ranges(Random random) =>
    [
        .. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(3) > 0).SelectMany(day => random.Next(4) switch
        {
            0 => [new WorkingRange(day, TimeOnly.MinValue, TimeOnly.MinValue)],
            1 => [new WorkingRange(day, new TimeOnly(22, random.Next(60)), new TimeOnly(random.Next(1, 7), random.Next(60)))],
            2 =>
            [
                new WorkingRange(day, new TimeOnly(random.Next(5), random.Next(60)), new TimeOnly(12, 0)),
                new WorkingRange(day, new TimeOnly(12, random.Next(60)), TimeOnly.MinValue),
            ],
            _ => new[] { new WorkingRange(day, new TimeOnly(9, 0), new TimeOnly(17, 30)) },
        }),
    ];

    private static TimeScheduleException Exception(Random random, DateTime middle)
    {
        var repeat = random.GetItems(Enum.GetValues<ExceptionRepeat>(), 1)[0];
        var back = repeat switch { ExceptionRepeat.Once => 0, ExceptionRepeat.Monthly => random.Next(20), _ => 12 * random.Next(3) };
        var from = middle.AddMonths(-back).AddHours(random.Next(-60, 60)).AddMinutes(random.Next(60));
        return Exception(random.Next(2) == 0, repeat, from, from.AddMinutes(random.Next(1, random.Next(5) == 0 ? 60_000 : 4_000)));
    }

    private static TimeScheduleException Exception(bool isWorking, ExceptionRepeat repeat, DateTime from, DateTime to) =>
        new() { Name = "Exception", IsWorking = isWorking, Repeat = repeat, FromLocal = from, ToLocal = to };

    private static DateTime Local(string day) => DateTime.Parse(day, CultureInfo.InvariantCulture);

    private static DateTime Utc(string day) => DateTime.SpecifyKind(Local(day), DateTimeKind.Utc);
}
