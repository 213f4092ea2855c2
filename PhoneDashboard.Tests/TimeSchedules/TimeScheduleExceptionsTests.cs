using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>What the service does with the exceptions of a schedule (Specification 5, rule 9).</summary>
public sealed class TimeScheduleExceptionsTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private TimeScheduleService Schedules => _test.Get<TimeScheduleService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Save_ExceptionsOfEveryKind_ComeBackByTheirBeginning()
    {
        var id = await AddAsync(
            Days("New Year", "2028-01-01", "2028-01-01", ExceptionRepeat.Yearly),
            Days(" Fair ", "2027-03-05", "2027-03-07", isWorking: true),
            Times("Half day", "2027-12-24 13:00", "2027-12-24 00:00"),
            Times("Move", "2027-12-24 09:30", "2027-12-27 12:00", ExceptionRepeat.Monthly));

        var read = (await Schedules.GetAsync(Me, id))!.Exceptions;

        Assert.Equal(
        [
            "Fair (working, once, 2027-03-05 to 2027-03-07)", "Move (non-working, monthly, 2027-12-24 09:30 to 2027-12-27 12:00)",
            "Half day (non-working, once, 2027-12-24 13:00 to 24:00)", "New Year (non-working, yearly, 2028-01-01)",
        ], read.Select(Words));
        Assert.Equal([true, false, false, true], read.Select(exception => exception.WholeDays));
        Assert.Equal(new DateOnly(2027, 12, 24), read[2].To);
    }

    [Theory]
    [InlineData("", "2027-01-01", "2027-01-01", "Once", "Name", "Enter a name.")]
    [InlineData("long", "2027-01-01", "2027-01-01", "Once", "Name", "Use at most 100 characters.")]
    [InlineData("A\u0007", "2027-01-01", "2027-01-01", "Once", "Name",
        "It contains a control character (U+0007). Remove it, or type the text again.")]
    [InlineData("A", null, "2027-01-01", "Once", "From", "Enter a date.")]
    [InlineData("A", "2027-01-01", null, "Once", "To", "Enter a date.")]
    [InlineData("A", "1899-12-31", "2027-01-01", "Once", "From", "Enter a date in a year from 1900 to 2199.")]
    [InlineData("A", "2027-01-01", "2200-01-01", "Once", "To", "Enter a date in a year from 1900 to 2199.")]
    [InlineData("A", "2027-01-02", "2027-01-01", "Once", "To", "To is before From. Enter a later one.")]
    [InlineData("A", "2027-01-01", "2027-02-01", "Monthly", "To",
        "What comes every month lasts a month at most. Enter an earlier date, or choose Once.")]
    [InlineData("A", "2027-01-01", "2028-01-01", "Yearly", "To",
        "What comes every year lasts a year at most. Enter an earlier date, or choose Once.")]
    public async Task Add_WrongException_IsInvalidAtItsField(
        string name, string? from, string? to, string repeat, string field, string message)
    {
        var right = Days("Right", "2027-01-01", "2027-01-31", ExceptionRepeat.Monthly);
        var wrong = new ScheduleExceptionInput
        {
            Name = name == "long" ? new string('x', 101) : name,
            Repeat = Enum.Parse<ExceptionRepeat>(repeat),
            From = from is null ? null : Day(from),
            To = to is null ? null : Day(to),
        };

        Assert.Equal(
            new Problem(ProblemKind.Invalid, message, $"Exceptions[1].{field}"),
            Assert.Single((await Schedules.AddAsync(Me, Form(right, wrong))).Problems));
    }

    [Fact]
    public async Task Add_TimesMissingOrTheWrongWayRound_AreInvalidThere()
    {
        var missing = new ScheduleExceptionInput { Name = "A", WholeDays = false, From = Day("2027-01-01"), To = Day("2027-01-01") };
        var backwards = Times("B", "2027-01-01 13:00", "2027-01-01 13:00");

        Assert.Equal(
            [("Exceptions[0].FromTime", "Enter a time."), ("Exceptions[0].ToTime", "Enter a time."),
                ("Exceptions[1].To", "To is before From. Enter a later one.")],
            (await Schedules.AddAsync(Me, Form(missing, backwards))).Problems.Select(problem => (problem.Field, problem.Message)));
    }

    [Fact]
    public async Task Add_MoreThanTwoHundred_AreRefused()
    {
        var form = Form([.. Enumerable.Range(0, 203).Select(_ => Days("A", "2027-01-01", "2027-01-01"))]);
        Assert.Equal(
            new Problem(ProblemKind.Invalid, "A time schedule has at most 200 exceptions. Remove 3.", "Exceptions"),
            Assert.Single((await Schedules.AddAsync(Me, form)).Problems));

        form.Exceptions.RemoveRange(0, 3);
        Assert.True((await Schedules.AddAsync(Me, form)).Succeeded);
    }

    [Fact]
    public async Task Save_OneOfTwo_LeavesTheOtherRowAndTellsTheTrailInWords()
    {
        var id = await AddAsync(
            Days("Fair, spring", "2027-03-05", "2027-03-07", isWorking: true), Days("New Year", "2028-01-01", "2028-01-01"));
        var before = await RowsAsync();
        var edit = (await Schedules.GetAsync(Me, id))!;
        edit.Exceptions[0].Repeat = ExceptionRepeat.Yearly;

        Assert.True((await Schedules.SaveAsync(Me, edit)).Succeeded);

        var after = await RowsAsync();
        Assert.Equal(before.Single(row => row.Name == "New Year").Id, after.Single(row => row.Name == "New Year").Id);
        Assert.Equal(
            "Exceptions: Fair, spring (working, once, 2027-03-05 to 2027-03-07), New Year (non-working, once, 2028-01-01) → "
                + "Fair, spring (working, yearly, 2027-03-05 to 2027-03-07), New Year (non-working, once, 2028-01-01)",
            TrailText.Of(await _test.LastChangeAsync(nameof(TimeSchedule.Exceptions))));
        var again = (await Schedules.GetAsync(Me, id))!;
        Assert.True((await Schedules.SaveAsync(Me, again)).Succeeded);
        Assert.Equal(again.Version, (await Schedules.GetAsync(Me, id))!.Version);
    }

    [Fact]
    public async Task Save_Exception_ClosesTheEnginesOpenings()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var form = Form();
        form.TimeZone = TimeZones.Utc;
        foreach (var day in form.Days)
        {
            day.Hours.Add(new WorkingHours { From = default(TimeOnly), To = default(TimeOnly) });
        }

        var id = (await Schedules.AddAsync(Me, form)).Value;
        Assert.Single(await OpeningsAsync());
        var edit = (await Schedules.GetAsync(Me, id))!;
        edit.Exceptions.Add(new() { Name = "Holiday", From = today.AddDays(2), To = today.AddDays(3) });
        Assert.True((await Schedules.SaveAsync(Me, edit)).Succeeded);

        Assert.Equal(
            (new DateTimeOffset(today.AddDays(2), default, default).ToUnixTimeSeconds(),
                new DateTimeOffset(today.AddDays(4), default, default).ToUnixTimeSeconds()),
            await OpeningsAsync() is [var first, var second] ? (first.ToUnix, second.FromUnix) : default);
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_NamesExceptions()
    {
        var id = await AddAsync();
        var (first, second) = ((await Schedules.GetAsync(Me, id))!, (await Schedules.GetAsync(Me, id))!);
        first.Exceptions.Add(Days("New Year", "2028-01-01", "2028-01-01"));
        await Schedules.SaveAsync(Me, first);

        var problem = Assert.Single((await Schedules.SaveAsync(Me, second)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Exceptions", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_Exceptions_ComeBackToTheMinute()
    {
        var id = await AddAsync(
            Times("Half day", "2027-12-24 13:00", "2027-12-24 00:00"),
            Days("Fair, spring", "2027-03-05", "2027-03-07", ExceptionRepeat.Yearly, isWorking: true));
        var edit = (await Schedules.GetAsync(Me, id))!;
        var before = edit.Exceptions.ConvertAll(Words);
        edit.Exceptions.Clear();
        _ = (await Schedules.SaveAsync(Me, edit)).Value;
        var (values, entry) = (_test.Get<ValueRestore>(), await _test.LastChangeAsync(nameof(TimeSchedule.Exceptions)));
        var preview = (await values.PreviewAsync(Me, entry.Id, nameof(TimeSchedule.Exceptions))).Value;
        Assert.Equal((null, string.Join(", ", before)), (preview.Now, preview.After));

        Assert.True((await values.RestoreAsync(Me, entry.Id, nameof(TimeSchedule.Exceptions), preview.Version)).Succeeded);

        Assert.Equal(before, (await Schedules.GetAsync(Me, id))!.Exceptions.Select(Words));
        var twice = await values.PreviewAsync(Me, entry.Id, nameof(TimeSchedule.Exceptions));
        Assert.Equal("Exceptions already has this value.", Assert.Single(twice.Problems).Message);
    }

    [Fact]
    public async Task Delete_Undone_BringsThemBack()
    {
        var id = await AddAsync(Days("New Year", "2028-01-01", "2028-01-01", ExceptionRepeat.Yearly));
        var deleted = await Schedules.DeleteAsync(Me, id);
        Assert.Empty(await RowsAsync());

        Assert.Empty((await _test.Get<UndoService>().UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value)).Value.Left);

        Assert.Equal(
            ["New Year (non-working, yearly, 2028-01-01)"], (await Schedules.GetAsync(Me, id))!.Exceptions.Select(Words));
    }

    [Fact]
    public async Task List_SaysHowManyAndWhichComesNext()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await AddAsync(
            new ScheduleExceptionInput { Name = "Later", From = today.AddDays(20), To = today.AddDays(20) },
            new ScheduleExceptionInput { Name = "Soon", From = today.AddDays(10), To = today.AddDays(10) },
            new ScheduleExceptionInput { Name = "Past", From = today.AddDays(-10), To = today.AddDays(-10) });
        var form = Form(new ScheduleExceptionInput { Name = "Past", From = today.AddDays(-10), To = today.AddDays(-10) });
        form.Title = "Other";
        await Schedules.AddAsync(Me, form);

        var rows = (await Schedules.ListAsync(Me, new ListQuery())).Rows;

        Assert.Equal(
            [("Office", 3, new UpcomingException("Soon", today.AddDays(10), IsNow: false)), ("Other", 1, (UpcomingException?)null)],
            rows.Select(row => (row.Title, row.Exceptions, row.Upcoming)));
    }

    private static string Words(ScheduleExceptionInput exception) => ScheduleExceptionWords.Of(
        exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal());

    private static NewTimeSchedule Form(params ScheduleExceptionInput[] exceptions) =>
        new() { Title = "Office", TimeZone = "Europe/Rome", Exceptions = [.. exceptions] };

    private static ScheduleExceptionInput Days(
        string name, string from, string to, ExceptionRepeat repeat = ExceptionRepeat.Once, bool isWorking = false) =>
        new() { Name = name, IsWorking = isWorking, Repeat = repeat, From = Day(from), To = Day(to) };

    private static ScheduleExceptionInput Times(string name, string from, string to, ExceptionRepeat repeat = ExceptionRepeat.Once) => new()
    {
        Name = name,
        Repeat = repeat,
        WholeDays = false,
        From = Day(from[..10]),
        FromTime = TimeOnly.Parse(from[11..], CultureInfo.InvariantCulture),
        To = Day(to[..10]),
        ToTime = TimeOnly.Parse(to[11..], CultureInfo.InvariantCulture),
    };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<long> AddAsync(params ScheduleExceptionInput[] exceptions) => (await Schedules.AddAsync(Me, Form(exceptions))).Value;

    private async Task<List<TimeScheduleException>> RowsAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Set<TimeScheduleException>().AsNoTracking().ToListAsync();
    }

    private async Task<List<TimeScheduleOpening>> OpeningsAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.TimeScheduleOpenings.AsNoTracking().OrderBy(opening => opening.FromUnix).ToListAsync();
    }
}
