using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class StorageProbeTests
{
    [Fact]
    public async Task Look_AfterAFaultThatNobodyKnows_LooksAgain()
    {
        await using var test = await TestDb.CreateAsync();
        var factory = new FailsOnce(test.Get<IDbContextFactory<DashboardDb>>());
        var probe = new StorageProbe(factory, test.Get<IOptions<StorageOptions>>(), TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(probe.LookAsync);

        Assert.Null(await probe.LookAsync());
    }

    [Fact]
    public async Task WriteFile_ManyAtOnce_NobodyIsInTheWay()
    {
        await using var test = await TestDb.CreateAsync();
        var probe = test.Get<StorageProbe>();

        var eight = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), eight, async (_, _) => await probe.WriteFileAsync());

        Assert.Empty(Directory.GetFiles(test.Folder, "*.probe"));
    }

    [Fact]
    public async Task Look_TheDiskDoesNotAnswer_IsAFaultUntilItDoes()
    {
        var disk = new HungDisk();
        await using var test = await TestDb.CreateAsync(services =>
            services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(disk)));
        var probe = ProbeOf(test);
        disk.Hang();

        await probe.LookAsync(); // on a busy machine it may come to the disk too late to say anything of it
        Assert.NotNull(await probe.LookAsync());
        Assert.NotNull(await probe.LookAsync());

        disk.Answer();
        await probe.LookAsync();
        Assert.Null(await probe.LookAsync());
    }

    [Fact]
    public async Task Look_WaitsForItsTurn_IsNoFault_UntilTheTurnDoesNotCome()
    {
        await using var test = await TestDb.CreateAsync();
        using var gate = new WriteGate { LongestWait = TimeSpan.FromSeconds(2) };
        var probe = ProbeOf(test, new AtGate(test, gate));
        using (await gate.EnterAsync(CancellationToken.None))
        {
            Assert.Null(await probe.LookAsync());
            await Task.Delay(TimeSpan.FromSeconds(3));
            Assert.NotNull(await probe.LookAsync()); // looks again, and what was found out still holds
            Assert.NotNull(await probe.LookAsync());
        }

        await probe.LookAsync();
        Assert.Null(await probe.LookAsync());
    }

    private static StorageProbe ProbeOf(TestDb test, IDbContextFactory<DashboardDb>? factory = null) =>
        new(factory ?? test.Get<IDbContextFactory<DashboardDb>>(), test.Get<IOptions<StorageOptions>>(), TimeProvider.System)
        {
            LongestWait = TimeSpan.FromSeconds(1),
        };

    private sealed class AtGate(TestDb test, WriteGate gate) : IDbContextFactory<DashboardDb>
    {
        public DashboardDb CreateDbContext() =>
            new(test.Get<DbContextOptions<DashboardDb>>(), gate, test.Get<ChangeFeed>(), test.Get<SnapshotSecrets>(), TimeProvider.System);
    }

    /// <summary>Holds every commit.</summary>
    private sealed class HungDisk : DbTransactionInterceptor
    {
        private TaskCompletionSource _answer = new();

        internal HungDisk() => _answer.SetResult();

        internal void Hang() => _answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        internal void Answer() => _answer.SetResult();

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction,
            TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await _answer.Task;
            return result;
        }
    }

    private sealed class FailsOnce(IDbContextFactory<DashboardDb> inner) : IDbContextFactory<DashboardDb>
    {
        private bool _failed;

        public DashboardDb CreateDbContext()
        {
            (var first, _failed) = (!_failed, true);
            return first ? throw new InvalidOperationException("Nobody knows why.") : inner.CreateDbContext();
        }
    }
}
