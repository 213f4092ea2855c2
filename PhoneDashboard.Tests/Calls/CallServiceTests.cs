using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Calls;

/// <summary>The calls of a line: read, kept as long as the settings say, and erased with the person.</summary>
public sealed class CallServiceTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDb _test = null!;
    private long _user, _line, _other, _device;

    private CallService Calls => _test.Get<CallService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));
        _user = await _test.AddUserAsync("Ben", "Ortega");
        _line = await _test.LineOfAsync(_user);
        _other = await _test.LineOfAsync(await _test.AddUserAsync("Ann", "Smith"));
        _device = await _test.AddDeviceAsync(_user, "Ben's phone");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task List_OfALine_HasTheOthersNamesAndTheDevice_NewestFirst()
    {
        await _test.WriteAsync(
            Call(1, CallKind.Inbound, null, _line, "442079460123", "12025550101", CallOutcome.Answered, _device, talked: 65),
            Call(2, CallKind.Internal, _line, _other, "101", "102", CallOutcome.NoAnswer),
            Call(3, CallKind.Emergency, _line, null, "12025550101", "911", CallOutcome.Answered),
            Call(4, CallKind.Internal, _line, _line, "101", "101", CallOutcome.Declined),
            Call(5, CallKind.Internal, _other, 999, "102", "103", CallOutcome.Failed));

        var page = (await Calls.ListAsync(TestActors.Administrator, _line))!;

        Assert.Equal(("Ben Ortega", false), (page.UserName, page.HasMore));
        Assert.Equal(
            [(true, "101", "Ben Ortega", null), (true, "911", null, null), (true, "102", "Ann Smith", null),
                (false, "+44 20 7946 0123", null, "Ben's phone")],
            page.Rows.Select(row => (row.IsOutgoing, row.Number, row.Colleague, row.Device)));
        Assert.Equal(TimeSpan.FromSeconds(65), page.Rows[^1].Talked);
        Assert.Null((await Calls.ListAsync(TestActors.Administrator, _other))!.Rows[0].Colleague); // the line is gone
        Assert.Null(await Calls.ListAsync(TestActors.Administrator, 999));
    }

    [Fact]
    public async Task List_ManyAtOneMoment_ComesInPagesWithoutGapsOrDoubles()
    {
        await _test.WriteAsync([.. Enumerable.Range(0, 60).Select(number => Call(
            number / 10, CallKind.Internal, number % 2 == 0 ? _line : _other, number % 2 == 0 ? _other : _line, "101", "102",
            CallOutcome.Cancelled))]);

        var rows = new List<CallRow>();
        for (var more = true; more;)
        {
            var page = (await Calls.ListAsync(TestActors.Administrator, _line, rows.LastOrDefault()))!;
            rows.AddRange(page.Rows);
            more = page.HasMore;
        }

        Assert.Equal(60, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(60, rows.Count);
        Assert.Equal(rows.OrderByDescending(row => row.StartedUtc).ThenByDescending(row => row.Id), rows);
    }

    [Fact]
    public async Task Purge_OlderThanTheSetting_GoesWithoutAnEntryInTheTrail()
    {
        await _test.WriteAsync(
            [.. Enumerable.Range(0, 1100).Select(minute => Call(minute, CallKind.Inbound, null, _line, "", "101", CallOutcome.Cancelled))]);
        await _test.WriteAsync(Call(100_000, CallKind.Inbound, null, _line, "", "101", CallOutcome.Cancelled));
        await using var db = await _test.OpenAsync();
        var entries = await db.Audit.CountAsync();
        Assert.Equal(0, await _test.Get<CallRetention>().PurgeAsync());

        _clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromMinutes(1101));

        Assert.Equal(1100, await _test.Get<CallRetention>().PurgeAsync());
        Assert.Equal((1, entries), (await db.Calls.CountAsync(), await db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Erase_APerson_TakesTheirCallsAway()
    {
        await _test.WriteAsync(
            Call(1, CallKind.Inbound, null, _line, "442079460123", "12025550101", CallOutcome.Answered, _device),
            Call(2, CallKind.Internal, _other, _line, "102", "101", CallOutcome.NoAnswer),
            Call(3, CallKind.Outbound, _other, null, "12025550101", "442079460123", CallOutcome.Answered));

        _ = (await _test.Get<ErasureService>().EraseAsync(TestActors.Administrator, _user)).Value;

        Assert.Empty((await Calls.ListAsync(TestActors.Administrator, _line))!.Rows);
        Assert.Equal("+44 20 7946 0123", Assert.Single((await Calls.ListAsync(TestActors.Administrator, _other))!.Rows).Number);
    }

    private static int _calls;

    private static CallRecord Call(
        int minute, CallKind kind, long? from, long? to, string fromNumber, string toNumber, CallOutcome outcome, long? device = null,
        int talked = 0)
    {
        var started = TestClock.Start.AddMinutes(minute);
        return new()
        {
            EngineId = $"call-{Interlocked.Increment(ref _calls)}",
            Kind = kind,
            StartedUtc = started,
            AnsweredUtc = outcome == CallOutcome.Answered ? started.AddSeconds(5) : null,
            EndedUtc = started.AddSeconds(5 + talked),
            CallingLineId = from,
            CalledLineId = to,
            FromNumber = fromNumber,
            ToNumber = toNumber,
            Outcome = outcome,
            DeviceId = device,
        };
    }
}
