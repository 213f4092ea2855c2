using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Activity.AuditTestData;

namespace PhoneDashboard.Tests.Activity;

public sealed class ActivityRetentionTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Purge_OlderThanTheSetting_GoesAndTheRestStays()
    {
        await KeepAsync(90);
        await _test.AddRowsAsync(
            Entry(TestClock.Start.AddDays(-90).AddSeconds(-1), item: "Old"),
            Entry(TestClock.Start.AddDays(-90), item: "Just kept"),
            Entry(TestClock.Start, item: "New"));

        Assert.Equal((1, 0), await PurgeAsync());

        Assert.Equal(["Just kept", "New"], await NamesAsync());
        await using var db = await _test.OpenAsync();
        Assert.Equal(2, await db.Set<AuditField>().CountAsync(field => field.Field == "Department"));
        _clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(1));
        await PurgeAsync();
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task Purge_ManyMoreThanABatch_AllGo()
    {
        await KeepAsync(30);
        await _test.AddRowsAsync([.. Enumerable.Range(0, 1203).Select(minute => Entry(TestClock.Start.AddDays(-40).AddMinutes(minute)))]);

        Assert.Equal((1203, 0), await PurgeAsync());

        Assert.Equal((0, 0), await PurgeAsync());
    }

    [Fact]
    public async Task Purge_ForEver_KeepsEntriesButNotSnapshots()
    {
        await KeepAsync(null);
        await _test.AddRowsAsync(
            Entry(TestClock.Start.AddYears(-20)),
            new ChangeSnapshot { Id = 1, Utc = TestClock.Start.AddDays(-30).AddSeconds(-1), Title = "Old", RowsJson = "[]" },
            new ChangeSnapshot { Id = 2, Utc = TestClock.Start.AddDays(-30), Title = "Just kept", RowsJson = "[]" });

        Assert.Equal((0, 1), await PurgeAsync());

        Assert.Single(await NamesAsync());
        await using var db = await _test.OpenAsync();
        Assert.Equal("Just kept", (await db.Snapshots.SingleAsync()).Title);
    }

    [Fact]
    public async Task Start_OldEntries_AreGoneSoon()
    {
        await KeepAsync(30);
        await _test.AddRowsAsync(Entry(TestClock.Start.AddDays(-31)));
        var feed = _test.Get<Core.Data.ChangeFeed>();
        var noted = new TaskCompletionSource();
        using var retention = _test.Get<ActivityRetention>();
        feed.Saved += (_, _) => noted.TrySetResult();

        await retention.StartAsync(CancellationToken.None);
        await noted.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await retention.StopAsync(CancellationToken.None);

        Assert.Empty(await NamesAsync());
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    [InlineData(null, true)]
    public async Task Save_Days_AreFrom30To3650OrForEver(int? days, bool saved)
    {
        var input = AccountSettingsEdit.From(await _test.Get<SettingsService>().GetAsync(TestActors.Administrator));
        input.AuditRetentionDays = days;

        var result = await _test.Get<SettingsService>().SaveAsync(TestActors.Administrator, input);

        Assert.Equal(saved ? [] : [nameof(AccountSettingsEdit.AuditRetentionDays)], result.Problems.Select(problem => problem.Field));
        Assert.Equal(saved ? days : 1095, (await _test.Get<SettingsService>().GetAsync(TestActors.Administrator)).AuditRetentionDays);
    }

    private Task<(int Entries, int Snapshots)> PurgeAsync() => _test.Get<ActivityRetention>().PurgeAsync();

    private async Task KeepAsync(int? days)
    {
        var input = AccountSettingsEdit.From(await _test.Get<SettingsService>().GetAsync(TestActors.Administrator));
        input.AuditRetentionDays = days;
        _ = (await _test.Get<SettingsService>().SaveAsync(TestActors.Administrator, input)).Value;
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Audit
            .Where(entry => entry.ItemKind == "PhoneUser")
            .OrderBy(entry => entry.Utc)
            .Select(entry => entry.ItemName)
            .ToListAsync();
    }
}
