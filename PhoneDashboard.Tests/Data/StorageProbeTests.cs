using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class StorageProbeTests
{
    [Fact]
    public async Task Look_AfterAFaultThatNobodyKnows_LooksAgain()
    {
        await using var test = await TestDb.CreateAsync();
        var factory = new FailsOnce(test.Get<IDbContextFactory<DashboardDb>>());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(test.Folder)).Build();
        var probe = new StorageProbe(factory, configuration, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(probe.LookAsync);

        Assert.Null(await probe.LookAsync());
    }

    [Fact]
    public async Task WriteFile_ManyAtOnce_NobodyIsInTheWay()
    {
        await using var test = await TestDb.CreateAsync();
        var probe = test.Get<StorageProbe>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await probe.WriteFileAsync());

        Assert.Empty(Directory.GetFiles(test.Folder, "*.probe"));
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
