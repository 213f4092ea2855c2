using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Activity.AuditTestData;

namespace PhoneDashboard.Tests.Activity;

/// <summary>
/// Entries from before the trail kept ids beside words: they read as ever, and what can be told for certain can be put back.
/// </summary>
public sealed class OldEntriesTests : IAsyncLifetime
{
    private static readonly Actor Actor = TestActors.Operator;

    private TestDb _test = null!;
    private long _ben, _line;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben = await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit());
        _line = await _test.LineOfAsync(_ben);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Reference_IsShownByItsName_AndPutBack()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var late = (await schedules.AddAsync(Actor, new NewTimeSchedule { Title = "Late shift", TimeZone = "Europe/London" })).Value;
        var entry = await AddAsync(nameof(PhoneUser), _ben, nameof(PhoneUser.TimeScheduleId), $"{late}");

        Assert.Equal("Late shift", await BeforeAsync(nameof(PhoneUser), _ben));
        Assert.Empty(await RestoreAsync(entry, nameof(PhoneUser.TimeScheduleId)));
        Assert.Equal(late, (await _test.Get<PhoneUserService>().GetAsync(Actor, _ben))!.TimeScheduleId);
    }

    [Fact]
    public async Task Numbers_AreShownInGroups_AndPutBackInTheirOrder()
    {
        var (first, second) = (await _test.AddDidAsync("12025550101"), await _test.AddDidAsync("12025550102"));
        var entry = await AddAsync(nameof(AppLine), _line, nameof(AppLine.DidNumbers), "12025550102, 12025550101");

        Assert.Equal("+1 202 555 0102, +1 202 555 0101", await BeforeAsync(nameof(AppLine), _line));
        Assert.Empty(await RestoreAsync(entry, nameof(AppLine.DidNumbers)));
        Assert.Equal([second, first], (await _test.EditOfAsync(_line)).DidNumberIds);
    }

    [Fact]
    public async Task Names_WithCommas_ArePutBack_WhereOnlyOneReadingIsLeft()
    {
        var comma = await _test.AddDeliveryMethodAsync("Calls, recorded");
        var plain = await _test.AddDeliveryMethodAsync("Sales");
        var entry = await AddAsync(nameof(AppLine), _line, nameof(AppLine.DeliveryMethods), "Calls, recorded, Sales");

        Assert.Equal("Calls, recorded, Sales", await BeforeAsync(nameof(AppLine), _line));
        Assert.Empty(await RestoreAsync(entry, nameof(AppLine.DeliveryMethods)));
        Assert.Equal([comma, plain], (await _test.EditOfAsync(_line)).DeliveryMethodIds.Order());
    }

    [Fact]
    public async Task Names_ThatCanBeReadInTwoWays_AreNotGuessed()
    {
        foreach (var name in new[] { "Calls, recorded", "Calls", "recorded" })
        {
            await _test.AddDeliveryMethodAsync(name);
        }

        var entry = await AddAsync(nameof(AppLine), _line, nameof(AppLine.DeliveryMethods), "Calls, recorded");

        Assert.Equal(
            "Calls, recorded can be read in more than one way, so this value can't be put back.",
            Assert.Single(await RestoreAsync(entry, nameof(AppLine.DeliveryMethods))).Message);
        Assert.Empty((await _test.EditOfAsync(_line)).DeliveryMethodIds);
    }

    /// <summary>What nobody sees goes when a new version reads stored texts anew: then two may have one name.</summary>
    [Fact]
    public async Task Names_OfTwoThings_AreNotGuessed()
    {
        await _test.AddDeliveryMethodAsync("Sales");
        var twin = await _test.AddDeliveryMethodAsync("Sales at night");
        await using (var db = await _test.OpenAsync())
        {
            await db.DeliveryMethods.Where(method => method.Id == twin)
                .ExecuteUpdateAsync(update => update.SetProperty(method => method.Name, "Sales"));
        }

        var entry = await AddAsync(nameof(AppLine), _line, nameof(AppLine.DeliveryMethods), "Sales");

        Assert.Equal(
            "Sales can be read in more than one way, so this value can't be put back.",
            Assert.Single(await RestoreAsync(entry, nameof(AppLine.DeliveryMethods))).Message);
    }

    [Fact]
    public async Task NameThatIsGone_IsNamed()
    {
        await _test.AddDeliveryMethodAsync("Sales");
        var entry = await AddAsync(nameof(AppLine), _line, nameof(AppLine.DeliveryMethods), "Sales, Support");

        Assert.Equal(
            "Delivery Method Support has been deleted, so this value can't be put back.",
            Assert.Single(await RestoreAsync(entry, nameof(AppLine.DeliveryMethods))).Message);
    }

    [Fact]
    public async Task Exceptions_InWordsAlone_AreShownAndNotGuessed()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var id = (await schedules.AddAsync(Actor, new NewTimeSchedule { Title = "Office", TimeZone = "Europe/London" })).Value;
        const string Words = "New Year non-working Yearly 2027-01-01 00:00-2027-01-02 00:00";
        var entry = await AddAsync(nameof(TimeSchedule), id, nameof(TimeSchedule.Exceptions), Words);

        Assert.Equal(Words, await BeforeAsync(nameof(TimeSchedule), id));
        Assert.Equal(
            "The exceptions of that time were kept in words alone, so this value can't be put back.",
            Assert.Single(await RestoreAsync(entry, nameof(TimeSchedule.Exceptions))).Message);
    }

    [Fact]
    public async Task WorkingHours_ArePutBackToTheMinute()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var id = (await schedules.AddAsync(Actor, new NewTimeSchedule { Title = "Office", TimeZone = "Europe/London" })).Value;
        var entry = await AddAsync(nameof(TimeSchedule), id, nameof(TimeSchedule.Ranges), "Sunday 22:00-06:00, Monday 09:00-12:30");

        Assert.Equal("Sunday 22:00-06:00, Monday 09:00-12:30", await BeforeAsync(nameof(TimeSchedule), id));
        Assert.Empty(await RestoreAsync(entry, nameof(TimeSchedule.Ranges)));
        Assert.Equal(
            [new WorkingRange(DayOfWeek.Monday, new(9, 0), new(12, 30)), new WorkingRange(DayOfWeek.Sunday, new(22, 0), new(6, 0))],
            (await schedules.GetAsync(Actor, id))!.Ranges());
    }

    private async Task<long> AddAsync(string kind, long id, string field, string before)
    {
        var entry = Entry(DateTime.UtcNow, kind: kind, id: id, field: field);
        entry.ChangesJson = $$"""[{"Field":"{{field}}","Before":"{{before}}","After":null}]""";
        await _test.AddRowsAsync(entry);
        return entry.Id;
    }

    private async Task<string?> BeforeAsync(string kind, long id) =>
        (await _test.Get<HistoryService>().ListAsync(Actor, kind, id)).Entries[0].Changes.Single().Before;

    private async Task<IReadOnlyList<Problem>> RestoreAsync(long entryId, string field)
    {
        var preview = await _test.Get<ValueRestore>().PreviewAsync(Actor, entryId, field);
        return preview.Succeeded
            ? (await _test.Get<ValueRestore>().RestoreAsync(Actor, entryId, field, preview.Value.Version)).Problems
            : preview.Problems;
    }
}
