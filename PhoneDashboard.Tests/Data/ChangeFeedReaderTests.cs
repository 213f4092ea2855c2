using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class ChangeFeedReaderTests : IAsyncLifetime
{
    private readonly List<ItemChange> _told = [];
    private TestDb _test = null!;

    private ChangeFeed Feed => _test.Get<ChangeFeed>();

    private ChangeFeedReader Reader => _test.Get<ChangeFeedReader>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Read_AfterSaves_TellsWhatWasChangedByWhomOnce()
    {
        await _test.AddUserAsync("Amara", "Diallo");
        await Reader.ReadAsync();
        Feed.Changed += (_, args) => _told.AddRange(args.Changes);

        var ben = await _test.AddUserAsync("Ben", "Ortega");
        await Reader.ReadAsync();
        await Reader.ReadAsync();

        Assert.Contains(
            new ItemChange(nameof(PhoneUser), ben, AuditAction.Created, TestActors.Administrator.AccountId, "Administrator"), _told);
        Assert.DoesNotContain(_told, change => change.ItemKind == nameof(PhoneUser) && change.ItemId != ben);
        Assert.Single(_told, change => change.ItemKind == nameof(PhoneUser));
    }

    [Fact]
    public async Task Read_SaveOfAnotherProcess_IsToldToo()
    {
        await Reader.ReadAsync();
        Feed.Changed += (_, args) => _told.AddRange(args.Changes);
        var other = new ServiceCollection().AddLogging();
        other.AddPhoneDashboardCore(new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(_test.Folder)).Build());
        await using var process = other.BuildServiceProvider();

        var ben = (await process.GetRequiredService<PhoneUserService>().CreateAsync(
            TestActors.Operator, new NewPhoneUser { FirstName = "Ben", LastName = "Ortega" }, line: null)).Value.Id;
        await Reader.ReadAsync();

        Assert.Contains(_told, change => change.ItemKind == nameof(PhoneUser) && change.ItemId == ben && change.ActorName == "Operator");
    }

    [Fact]
    public async Task Read_NobodyWatchedFor600Changes_TellsThemLater()
    {
        await Reader.ReadAsync();
        await _test.WriteAsync(db =>
        {
            db.AddRange(
                Enumerable.Range(1000, 600).Select(number => new PhoneDashboard.Core.Numbers.InternalNumber { Digits = $"{number}" }));
            return Task.CompletedTask;
        });
        await Reader.ReadAsync();

        Feed.Changed += (_, args) => _told.AddRange(args.Changes);
        await Reader.ReadAsync();

        Assert.Equal(600, _told.Count);
    }

    [Fact]
    public async Task Execute_DatabaseFails_IsLoggedOnceAndGoesOn()
    {
        using var log = new LogLines(LogLevel.Warning);
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var feed = new ChangeFeed();
        var factory = new FailingFactory(_test.Get<IDbContextFactory<DashboardDb>>());
        using var reader = new ChangeFeedReader(factory, feed, loggers.CreateLogger<ChangeFeedReader>());
        var told = new TaskCompletionSource<ItemChange>();
        feed.Changed += (_, args) => told.TrySetResult(args.Changes[0]);

        await reader.StartAsync(CancellationToken.None);
        await factory.FailedTwice.Task;
        factory.Works = true;
        feed.Notify();
        await factory.Worked.Task;
        await _test.AddInternalNumberAsync("207");
        feed.Notify();

        Assert.Equal("InternalNumber", (await told.Task).ItemKind);
        Assert.Single(log.Lines);
        await reader.StopAsync(CancellationToken.None);
    }

    /// <summary>Fails until it is told to work.</summary>
    private sealed class FailingFactory(IDbContextFactory<DashboardDb> works) : IDbContextFactory<DashboardDb>
    {
        private int _failures, _successes;

        internal TaskCompletionSource FailedTwice { get; } = new();

        internal TaskCompletionSource Worked { get; } = new();

        internal bool Works { get; set; }

        public DashboardDb CreateDbContext()
        {
            if (!Works)
            {
                if (++_failures == 2)
                {
                    FailedTwice.SetResult();
                }

                throw new InvalidOperationException("The database is gone.");
            }

            if (++_successes == 2)
            {
                Worked.SetResult(); // the end of the trail was found, and this is the next look
            }

            return works.CreateDbContext();
        }
    }
}
