using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>The openings in the database, which the SIP engine reads, follow every save and always reach far enough.</summary>
public sealed class OpeningsRefreshTests : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new(); // a Monday, 09:00
    private readonly LogLines _log = new(LogLevel.Warning);
    private TestDb _test = null!;

    private TimeScheduleService Schedules => _test.Get<TimeScheduleService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(services =>
        services.AddSingleton<TimeProvider>(_clock).AddLogging(logging => logging.AddProvider(_log)));

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task EverySave_WritesTheOpenings60DaysAhead()
    {
        var id = await AddAsync();

        var openings = await OpeningsAsync();
        Assert.Equal((TestClock.Start, TestClock.Start.AddHours(8)), openings[0]);
        Assert.Equal(44, openings.Count); // the working days of 60, from this Monday to Thursday, 30 April
        Assert.Equal(TestClock.Start.AddDays(60), await UntilAsync());

        var edit = (await Schedules.GetAsync(TestActors.Administrator, id))!;
        edit.TimeZone = "America/New_York";
        edit.Days[0].Hours.Clear();
        _ = (await Schedules.SaveAsync(TestActors.Administrator, edit)).Value;
        Assert.Equal((TestClock.Start.AddHours(29), TestClock.Start.AddHours(37)), (await OpeningsAsync())[0]); // Tuesday, 14:00 UTC

        await _test.WriteAsync(async db => db.Add(new TimeScheduleException
        {
            TimeSchedule = await db.TimeSchedules.SingleAsync(),
            Name = "Closed",
            FromLocal = TestClock.Start.Date,
            ToLocal = TestClock.Start.Date.AddDays(2),
        }));
        Assert.Equal(TestClock.Start.AddHours(53), (await OpeningsAsync())[0].From);
    }

    [Fact]
    public async Task Delete_AndUndo_TakesThemAwayAndBringsThemBack()
    {
        var before = await AddAsync() is var id ? await OpeningsAsync() : [];
        var done = (await Schedules.DeleteAsync(TestActors.Administrator, id)).Value;
        Assert.Empty(await OpeningsAsync());

        _ = (await _test.Get<UndoService>().UndoAsync(TestActors.Administrator, done.UndoId!.Value)).Value;

        Assert.Equal(before, await OpeningsAsync());
    }

    [Fact]
    public async Task Run_ADayLater_ReachesADayFurtherWithoutAnEntryInTheTrail()
    {
        await AddAsync();
        await using var db = await _test.OpenAsync();
        var (version, entries) = (await VersionAsync(), await db.Audit.CountAsync());
        _clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(1, await _test.Get<OpeningsRefresh>().RunAsync());

        Assert.Equal(TestClock.Start.AddDays(63), await UntilAsync());
        Assert.Equal(TestClock.Start.AddDays(2), (await OpeningsAsync())[0].From); // a day is kept behind
        Assert.Equal((version, entries), (await VersionAsync(), await db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Start_SchedulesThatHaveNone_GetThem()
    {
        await AddAsync();
        await _test.WriteAsync(async db =>
        {
            await db.TimeScheduleOpenings.ExecuteDeleteAsync();
            await db.TimeSchedules.ExecuteUpdateAsync(update => update.SetProperty(schedule => schedule.OpeningsUntilUtc, (DateTime?)null));
        });
        using var refresh = _test.Get<OpeningsRefresh>();

        await refresh.StartAsync(CancellationToken.None);
        for (var tries = 0; tries < 300 && await UntilAsync() is null; tries++)
        {
            await Task.Delay(100);
        }

        await refresh.StopAsync(CancellationToken.None);
        Assert.Equal(44, (await OpeningsAsync()).Count);
    }

    [Fact]
    public async Task Warn_OpeningsThatEndWithin30Days_NamesTheFirst()
    {
        await AddAsync();
        _clock.Advance(TimeSpan.FromDays(30));
        await _test.Get<OpeningsRefresh>().WarnAsync();
        Assert.Empty(_log.Lines);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await _test.Get<OpeningsRefresh>().WarnAsync();

        Assert.Contains("of 1 time schedules end within 30 days, the first those of Office", Assert.Single(_log.Lines));
    }

    private async Task<long> AddAsync()
    {
        var form = await Schedules.NewAsync(TestActors.Administrator);
        form.Title = "Office";
        return (await Schedules.AddAsync(TestActors.Administrator, form)).Value;
    }

    private async Task<List<(DateTime From, DateTime To)>> OpeningsAsync()
    {
        await using var db = await _test.OpenAsync();
        return [.. (await db.TimeScheduleOpenings.OrderBy(opening => opening.FromUnix).ToListAsync()).Select(opening => (
            DateTimeOffset.FromUnixTimeSeconds(opening.FromUnix).UtcDateTime,
            DateTimeOffset.FromUnixTimeSeconds(opening.ToUnix).UtcDateTime))];
    }

    private async Task<DateTime?> UntilAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.TimeSchedules.Select(schedule => schedule.OpeningsUntilUtc).SingleAsync();
    }

    private async Task<long> VersionAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.TimeSchedules.Select(schedule => schedule.Version).SingleAsync();
    }
}
