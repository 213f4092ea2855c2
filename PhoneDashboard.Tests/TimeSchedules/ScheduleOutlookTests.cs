using System.Globalization;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>What people are shown of the next days: the openings that the engine reads, cut by the days of the zone.</summary>
public sealed class ScheduleOutlookTests
{
    private static readonly TimeZoneInfo Rome = TimeZones.Of("Europe/Rome");

    // Every day from nine to five, and the night from Saturday to Sunday.
    private static readonly List<WorkingRange> Ranges =
    [
        .. Enum.GetValues<DayOfWeek>().Select(day => new WorkingRange(day, new(9, 0), new(17, 0))),
        new(DayOfWeek.Saturday, new(22, 0), new(4, 0)),
    ];

    [Theory]
    [InlineData("2026-12-28", "2026-12-31 2027-01-01", "Once", "2026-12-31", "Closed", "Over New Year")]
    [InlineData("2026-12-28", "2026-12-31 2027-01-01", "Yearly", "2027-01-01", "Closed", "Over New Year")]
    [InlineData("2027-12-28", "2026-12-31 2027-01-01", "Yearly", "2028-01-01", "Closed", "Over New Year")]
    [InlineData("2027-12-28", "2026-12-31 2027-01-01", "Yearly", "2028-01-02", "00:00–04:00, 09:00–17:00", "")]
    [InlineData("2027-01-25", "2026-12-31 2026-12-31", "Monthly", "2027-01-31", "Closed", "The 31st")]
    [InlineData("2027-02-20", "2026-12-31 2026-12-31", "Monthly", "2027-02-28", "00:00–04:00, 09:00–17:00", "")]
    [InlineData("2028-02-20", "2024-02-29 2024-02-29", "Yearly", "2028-02-29", "Closed", "29 February")]
    [InlineData("2027-02-20", "2024-02-29 2024-02-29", "Yearly", "2027-02-28", "00:00–04:00, 09:00–17:00", "")]
    [InlineData("2027-02-20", "2024-02-29 2024-02-29", "Yearly", "2027-03-01", "09:00–17:00", "")]
    public void Next_Exception_IsOnItsDay(string now, string days, string repeat, string day, string hours, string name)
    {
        var (first, last) = (Local(days.Split(' ')[0]), Local(days.Split(' ')[1]));
        var exception = Exception(name, isWorking: false, Enum.Parse<ExceptionRepeat>(repeat), first, last.AddDays(1));

        var shown = Next(now, exception).Single(shown => shown.Day == DateOnly.FromDateTime(Local(day)));

        Assert.Equal((hours, name.Length == 0 ? 0 : 1), (shown.Hours, shown.Exceptions.Count));
    }

    [Fact]
    public void Next_IsFourteenDays_TodayFirst()
    {
        var days = Next("2026-12-28");

        Assert.Equal(Enumerable.Range(0, 14).Select(day => new DateOnly(2026, 12, 28).AddDays(day)), days.Select(day => day.Day));
        Assert.All(days, day => Assert.Empty(day.Exceptions));
    }

    [Fact]
    public void Next_NightInWhichClocksAreChanged_IsByTheClockOnTheWall()
    {
        var days = Next("2027-03-25"); // the clock goes from 02:00 to 03:00 on 28 March

        Assert.Equal("09:00–17:00, 22:00–24:00", days.Single(day => day.Day == new DateOnly(2027, 3, 27)).Hours);
        Assert.Equal("00:00–04:00, 09:00–17:00", days.Single(day => day.Day == new DateOnly(2027, 3, 28)).Hours);
    }

    [Fact]
    public void Next_MidnightIsLeftOut_DayBeginsAtOne()
    {
        var zone = TimeZones.Of("America/Santiago"); // from 00:00 to 01:00 on 6 September 2026
        var days = ScheduleOutlook.Next([new(DayOfWeek.Sunday, new(0, 0), new(0, 0))], [], zone, Utc(Local("2026-09-05T12:00")));

        Assert.Equal("01:00–24:00", days.Single(day => day.Day == new DateOnly(2026, 9, 6)).Hours);
    }

    [Fact]
    public void Next_WorkingException_OpensADay() => Assert.Equal("10:00–12:00", ScheduleOutlook.Next(
        [], [Exception("Fair", isWorking: true, ExceptionRepeat.Once, Local("2027-01-02T10:00"), Local("2027-01-02T12:00"))], Rome,
        Utc(Local("2027-01-01T12:00")))[1].Hours);

    [Theory]
    [InlineData("2026-12-28T09:00", "Open now, until 17:00.")]
    [InlineData("2026-12-28T18:00", "Closed now, until 2026-12-29 09:00.")]
    [InlineData("2027-01-01T12:00", "Closed now (New Year), until 2027-01-02 09:00.")]
    public void NowWords_SayUntilWhen(string now, string words) => Assert.Equal(words, ScheduleOutlook.NowWords(
        Ranges, [Exception("New Year", isWorking: false, ExceptionRepeat.Yearly, Local("2020-01-01"), Local("2020-01-02"))], Rome,
        Utc(Local(now).AddHours(-1))));

    [Fact]
    public void NowWords_NothingChanges_SayForHowLong()
    {
        var now = Utc(Local("2026-12-28T09:00"));

        Assert.Equal("Closed now, and for the next 14 days.", ScheduleOutlook.NowWords([], [], Rome, now));
        Assert.Equal("Open now, and for the next 14 days.", ScheduleOutlook.NowWords(
            [.. Enum.GetValues<DayOfWeek>().Select(day => new WorkingRange(day, default, default))], [], Rome, now));
    }

    [Theory]
    [InlineData("2026-12-30", "New Year 2027-01-01 False")]
    [InlineData("2027-01-01", "New Year 2027-01-01 True")]
    [InlineData("2027-01-02", "29 February 2028-02-29 False")]
    [InlineData("2028-03-01", "29 February 2032-02-29 False")]
    [InlineData("2096-03-01", "29 February 2104-02-29 False")]
    public void Upcoming_IsTheOneUnderWayOrTheNext(string now, string expected)
    {
        var upcoming = ScheduleOutlook.Upcoming(
        [
            Exception("New Year", isWorking: false, ExceptionRepeat.Once, Local("2027-01-01"), Local("2027-01-02")),
            Exception("29 February", isWorking: false, ExceptionRepeat.Yearly, Local("2024-02-29"), Local("2024-03-01")),
        ], Rome, Utc(Local(now)))!;

        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{upcoming.Name} {upcoming.Day:yyyy-MM-dd} {upcoming.IsNow}"));
    }

    [Fact]
    public void Upcoming_AllPassed_IsNone() => Assert.Null(ScheduleOutlook.Upcoming(
        [Exception("New Year", isWorking: false, ExceptionRepeat.Once, Local("2026-01-01"), Local("2026-01-02"))], Rome,
        Utc(Local("2026-02-01"))));

    private static IReadOnlyList<ScheduleDay> Next(string today, params TimeScheduleException[] exceptions) =>
        ScheduleOutlook.Next(Ranges, exceptions, Rome, Utc(Local(today).AddHours(12)));

    private static TimeScheduleException Exception(string name, bool isWorking, ExceptionRepeat repeat, DateTime from, DateTime to) =>
        new() { Name = name, IsWorking = isWorking, Repeat = repeat, FromLocal = from, ToLocal = to };

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static DateTime Local(string time) => DateTime.Parse(time, CultureInfo.InvariantCulture);
}
