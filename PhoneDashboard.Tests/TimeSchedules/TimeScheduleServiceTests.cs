using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.TimeSchedules;

public sealed class TimeScheduleServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private TimeScheduleService Schedules => _test.Get<TimeScheduleService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_NewForm_IsListedInWords()
    {
        var form = await Schedules.NewAsync(Me);
        form.Title = " Office ";

        var id = (await Schedules.AddAsync(Me, form)).Value;

        var row = Assert.Single((await Schedules.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal(
            (id, "Office", "Etc/UTC", "Mon–Fri", "09:00–17:00", 0),
            (row.Id, row.Title, row.TimeZone, row.WorkingDays, row.WorkingHours, row.Users));
        Assert.Equal(new TimeScheduleOption(id, "Office", "Etc/UTC"), Assert.Single(await Schedules.OptionsAsync(Me)));
    }

    [Fact]
    public async Task Add_SeveralRangesAndMidnight_ComeBackInOrder()
    {
        var id = (await Schedules.AddAsync(
            Me, Form("Shifts", (DayOfWeek.Sunday, "20:00", "00:00"), (DayOfWeek.Sunday, "08:00", "12:00")))).Value;

        var edit = (await Schedules.GetAsync(Me, id))!;

        Assert.Equal(
            [(new TimeOnly(8, 0), new TimeOnly(12, 0)), (new TimeOnly(20, 0), new TimeOnly(0, 0))],
            edit.Days[6].Hours.Select(hours => (hours.From!.Value, hours.To!.Value)));
    }

    [Fact]
    public async Task Add_BadInput_NamesEachField()
    {
        var form = Form("", (DayOfWeek.Monday, "09:00", "12:00"));

        Assert.Equal("Title", Assert.Single((await Schedules.AddAsync(Me, form)).Problems).Field);
        form.Title = "Office";
        form.TimeZone = "Mars/Olympus";
        Assert.Equal(
            new Problem(ProblemKind.Invalid, "This time zone is not known. Choose one from the list.", "TimeZone"),
            Assert.Single((await Schedules.AddAsync(Me, form)).Problems));
    }

    [Theory]
    [InlineData("09:00", "12:00", "11:59", "13:00", "These ranges overlap. Change one of them.")]
    [InlineData("09:00", "12:00", "09:00", "12:00", "These ranges overlap. Change one of them.")]
    [InlineData("20:00", "00:00", "21:00", "22:00", "These ranges overlap. Change one of them.")]
    [InlineData("12:00", "12:00", "13:00", "14:00", "A range must not end at the time it begins. Enter 00:00 twice for the whole day.")]
    [InlineData("12:00", "11:00", "13:00", "14:00", "These ranges overlap. Change one of them.")]
    [InlineData("12:00", null, "13:00", "14:00", "Enter both times, or remove the range.")]
    public async Task Add_BadHours_IsInvalidAtTheDay(string from, string? to, string from2, string to2, string message)
    {
        var form = Form("Office", (DayOfWeek.Monday, "09:00", "12:00"), (DayOfWeek.Tuesday, from, to), (DayOfWeek.Tuesday, from2, to2));

        Assert.Equal(new Problem(ProblemKind.Invalid, message, "Tuesday"), Assert.Single((await Schedules.AddAsync(Me, form)).Problems));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Tuesday)]
    [InlineData(DayOfWeek.Sunday, DayOfWeek.Monday)]
    public async Task Add_NightThatLastsIntoTheNextDaysHours_IsInvalidThere(DayOfWeek night, DayOfWeek morning)
    {
        var problem = Assert.Single((await Schedules.AddAsync(Me,
            Form("Shifts", (night, "22:00", "06:00"), (morning, "05:59", "12:00")))).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, $"{night}’s hours last until 06:00 of this day. Change one of them.",
            morning.ToString()), problem);
    }

    [Fact]
    public async Task Add_NightOfEveryDay_IsOneRangeADay_AndShownAsSuch()
    {
        var nights = Enum.GetValues<DayOfWeek>().Select(day => (day, (string?)"22:00", (string?)"06:00"))
            .Append((DayOfWeek.Monday, "06:00", "07:00")).ToArray();

        var id = (await Schedules.AddAsync(Me, Form("Night shift", nights))).Value;

        var edit = (await Schedules.GetAsync(Me, id))!;
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(6, 0)),
            edit.Days[1].Hours.Select(hours => (hours.From!.Value, hours.To!.Value)).Single());
        Assert.Equal("Mon 06:00–07:00, 22:00–06:00; Tue–Sun 22:00–06:00",
            Assert.Single((await Schedules.ListAsync(Me, new ListQuery())).Rows).WorkingHours);
    }

    [Fact]
    public async Task Restore_NightFromTheHistory_ComesBackAsOneRange()
    {
        var id = (await Schedules.AddAsync(Me, Form("Night shift", (DayOfWeek.Friday, "22:00", "06:00")))).Value;
        var edit = (await Schedules.GetAsync(Me, id))!;
        edit.Days[4].Hours.Clear();
        Assert.True((await Schedules.SaveAsync(Me, edit)).Succeeded);
        var (values, entry) = (_test.Get<ValueRestore>(), await _test.LastChangeAsync(nameof(TimeSchedule.Ranges)));
        var preview = (await values.PreviewAsync(Me, entry.Id, nameof(TimeSchedule.Ranges))).Value;

        Assert.True((await values.RestoreAsync(Me, entry.Id, nameof(TimeSchedule.Ranges), preview.Version)).Succeeded);

        Assert.Equal(new TimeOnly(6, 0), (await Schedules.GetAsync(Me, id))!.Days[4].Hours.Single().To);
    }

    [Fact]
    public async Task Add_RangesThatTouch_AreFine() =>
        Assert.True(
            (await Schedules.AddAsync(
                Me, Form("Office", (DayOfWeek.Monday, "09:00", "12:00"), (DayOfWeek.Monday, "12:00", "13:00")))).Succeeded);

    [Fact]
    public async Task Add_TitleInOtherCase_IsTaken()
    {
        await Schedules.AddAsync(Me, Form("Office"));

        var problem = Assert.Single((await Schedules.AddAsync(Me, Form("OFFICE"))).Problems);

        Assert.Equal((ProblemKind.Taken, "Title"), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Save_OtherHours_KeepsExceptionsAndAuditsTheHoursAsOneField()
    {
        var id = (await Schedules.AddAsync(
            Me, Form("Office", (DayOfWeek.Monday, "09:00", "12:00"), (DayOfWeek.Tuesday, "09:00", "12:00")))).Value;
        await _test.WriteAsync(async db =>
        {
            var schedule = await db.TimeSchedules.SingleAsync();
            schedule.Exceptions.Add(new TimeScheduleException
            {
                TimeSchedule = schedule,
                Name = "New Year",
                FromLocal = new DateTime(2027, 1, 1),
                ToLocal = new DateTime(2027, 1, 2),
            });
        });
        var edit = (await Schedules.GetAsync(Me, id))!;
        edit.Days[0].Hours[0].To = new TimeOnly(13, 0);

        Assert.True((await Schedules.SaveAsync(Me, edit)).Succeeded);

        await using var db = await _test.OpenAsync();
        var saved = await db.TimeSchedules.Include(schedule => schedule.Exceptions).Include(schedule => schedule.Ranges).SingleAsync();
        Assert.Equal("New Year", Assert.Single(saved.Exceptions).Name);
        Assert.Equal(2, saved.Ranges.Count);
        var entry = await db.Audit.OrderBy(entry => entry.Id).LastAsync();
        Assert.Equal(AuditAction.Changed, entry.Action);
        Assert.Equal("Ranges: Monday 09:00-12:00, Tuesday 09:00-12:00 → Monday 09:00-13:00, Tuesday 09:00-12:00", TrailText.Of(entry));
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_IsChangedEvenIfOnlyHoursDiffer()
    {
        var id = (await Schedules.AddAsync(Me, Form("Office", (DayOfWeek.Monday, "09:00", "12:00")))).Value;
        var (first, second) = ((await Schedules.GetAsync(Me, id))!, (await Schedules.GetAsync(Me, id))!);
        first.Days[0].Hours.Clear();
        await Schedules.SaveAsync(Me, first);

        var problem = Assert.Single((await Schedules.SaveAsync(Me, second)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Working Hours", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_InUse_ListsUsersAndFlows()
    {
        var id = (await Schedules.AddAsync(Me, Form("Office"))).Value;
        await _test.WriteAsync(async db =>
        {
            var schedule = await db.TimeSchedules.SingleAsync();
            var ben = UserWithLine("Ben");
            ben.TimeSchedule = schedule;
            var tab = new CallFlowTab { Name = "Main", CallFlow = new CallFlow { Name = "Hotline" } };
            tab.CallFlow.Tabs.Add(tab);
            tab.Objects.Add(
                new CallFlowObject { Tab = tab, Kind = CallFlowObjectKind.TimeRouter, Name = "Open?", TimeSchedule = schedule });
            db.AddRange(ben, tab.CallFlow);
        });

        var problem = Assert.Single((await Schedules.DeleteAsync(Me, id)).Problems);

        Assert.Equal((ProblemKind.InUse, "Time Schedule of Ben Ortega\nCall flow Hotline (Open?)"), (problem.Kind, problem.Detail));
        var row = Assert.Single((await Schedules.ListAsync(Me, new ListQuery())).Rows);
        Assert.Equal((1, 1), (row.Users, row.CallFlowObjects));
    }

    [Fact]
    public async Task Delete_Unused_IsGoneWithItsHours()
    {
        var id = (await Schedules.AddAsync(Me, Form("Office", (DayOfWeek.Monday, "09:00", "12:00")))).Value;
        var edit = (await Schedules.GetAsync(Me, id))!;

        Assert.True((await Schedules.DeleteAsync(Me, id)).Succeeded);

        Assert.Null(await Schedules.GetAsync(Me, id));
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Schedules.DeleteAsync(Me, id)).Problems).Kind);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Schedules.SaveAsync(Me, edit)).Problems).Kind);
    }

    [Fact]
    public async Task List_Searched_FindsByTitle()
    {
        await Schedules.AddAsync(Me, Form("Büro"));
        await Schedules.AddAsync(Me, Form("Night"));

        Assert.Equal("Büro", Assert.Single((await Schedules.ListAsync(Me, ListQuery.Parse("?search=BURO"))).Rows).Title);
        Assert.Equal(2, (await Schedules.ListAsync(Me, ListQuery.Parse("?time-zone=Europe/Rome&sort=-time-zone"))).Total);
    }

    [Fact]
    public void TimeZones_OfThisSystem_AreIanaNames()
    {
        Assert.Contains("Etc/UTC", TimeZones.All);
        Assert.All(TimeZones.All, zone => Assert.True(TimeZones.IsKnown(zone), zone));
        Assert.False(TimeZones.IsKnown("W. Europe Standard Time"));
    }

    private static NewTimeSchedule Form(string title, params (DayOfWeek Day, string? From, string? To)[] ranges)
    {
        var form = new NewTimeSchedule { Title = title, TimeZone = "Europe/Rome" };
        foreach (var (day, from, to) in ranges)
        {
            form.Days.Single(d => d.Day == day).Hours.Add(new WorkingHours { From = Time(from), To = Time(to) });
        }

        return form;
    }

    private static TimeOnly? Time(string? text) =>
        text is null ? null : TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
