using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

public sealed class DatabaseStartupTests : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("phonedashboard-test-");
    private readonly List<ServiceProvider> _processes = [];
    private string _folder;

    public DatabaseStartupTests() => _folder = _own.FullName;

    private string DatabaseFile => Path.Combine(_folder, "dashboard.db");

    public void Dispose()
    {
        _processes.ForEach(process => process.Dispose());
        SqliteConnection.ClearAllPools();
        _own.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_FourAtOnce_SeedsOnce()
    {
        // Each with a gate of its own, as processes have.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Process().GetRequiredService<DatabaseStartup>().RunAsync())));

        await using var db = await Process().GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        Assert.Equal("Default", (await db.Trunks.SingleAsync()).Name);
        Assert.Equal(1, await db.AccountSettings.CountAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Run_DefaultTrunkDeleted_DoesNotComeBack()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();
        Execute("DELETE FROM Trunks");

        await Process().GetRequiredService<DatabaseStartup>().RunAsync();

        Assert.Equal(0L, Scalar("SELECT COUNT(*) FROM Trunks"));
    }

    [Fact]
    public async Task Run_DatabaseOfANewerVersion_IsRefusedAndUndamaged()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('99991231235959_FromTheFuture', '99.0.0'); PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Process().GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("newer version of PhoneDashboard (99991231235959_FromTheFuture)", refused.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task Run_FileThatIsNoDatabase_IsRefusedAndUndamaged()
    {
        await File.WriteAllTextAsync(DatabaseFile, new string('x', 5000));

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Process().GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("cannot be used. The database file is damaged.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(DatabaseFile));
    }

    [Fact]
    public async Task Run_FileDamagedInTheMiddle_IsRefusedAndUndamagedFurther()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();
        SqliteConnection.ClearAllPools();
        StorageFaultTests.Damage(DatabaseFile);
        var before = await File.ReadAllBytesAsync(DatabaseFile);

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Process().GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("The database file is damaged. Stop PhoneDashboard", refused.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task Run_OneTableDamaged_IsFoundThoughTheStartDoesNotReadIt()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();
        var page = (long)Scalar("SELECT rootpage FROM sqlite_schema WHERE name = 'CallFlows'")!;
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(DatabaseFile))
        {
            file.Position = (page - 1) * 4096;
            file.Write(new byte[100]);
        }

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Process().GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("The database file is damaged.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileMayOnlyBeRead_SaysWhatToDo()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(
            () => Process("Mode=ReadOnly").GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("Give the service the right to write both", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_DiskMayOnlyBeRead_SpeaksOfRightsAndNotOfRoom(bool hasDatabase)
    {
        using var disk = TinyDisk.TryMount();
        if (disk is null)
        {
            return; // only root on Linux may have one
        }

        _folder = disk.Folder;
        if (hasDatabase)
        {
            using var before = Process();
            await before.GetRequiredService<DatabaseStartup>().RunAsync();
        }

        SqliteConnection.ClearAllPools();
        using var starting = Process();
        disk.MakeReadOnly();

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => starting.GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("Give the service the right to write both", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherProcessHoldsTheDatabase_SaysWhatToDo()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();
        await using var other = new SqliteConnection($"Data Source={DatabaseFile}");
        await other.OpenAsync();
        await using var holding = other.BeginTransaction();

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(
            () => Process(configure: new StorageTrouble().AddTo).GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("Another process or a long task holds the database.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RowOfADeadMigration_IsRemovedAndToldAndTheUpgradeGoesOn()
    {
        await OlderAsync(lockRow: true);
        using var log = new LogLines(LogLevel.Warning);

        await Process(configure: services => services.AddLogging(logging => logging.AddProvider(log)))
            .GetRequiredService<DatabaseStartup>().RunAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(log.Lines, line => line.StartsWith("A process died while", StringComparison.Ordinal));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM __EFMigrationsLock"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM pragma_table_info('AccountSettings') WHERE name = 'Country'"));
    }

    [Fact]
    public async Task Run_AnotherProcessMigrates_SaysSoWithinSecondsAndStartsWhenThatIsDone()
    {
        await OlderAsync(lockRow: true);
        using var log = new LogLines(LogLevel.Warning);
        var migrating = Process().GetRequiredService<DatabaseLock>();
        Assert.True(await migrating.TryTakeAloneAsync(CancellationToken.None));

        var starting = Process(configure: services => services.AddLogging(logging => logging.AddProvider(log)))
            .GetRequiredService<DatabaseStartup>()
            .RunAsync();
        for (var wait = Stopwatch.StartNew(); log.Lines.Count == 0 && wait.Elapsed < TimeSpan.FromSeconds(30);)
        {
            await Task.Delay(50);
        }

        Assert.Contains(
            "Another process of PhoneDashboard is bringing the database to its version.",
            Assert.Single(log.Lines),
            StringComparison.Ordinal);
        Assert.False(starting.IsCompleted);
        migrating.Release();
        await starting.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Run_AnotherProcessServes_IsRefusedAndChangesNothing()
    {
        await OlderAsync();
        var serving = Process().GetRequiredService<DatabaseLock>();
        await serving.ShareAsync(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(() => Process().GetRequiredService<DatabaseStartup>().RunAsync());

        Assert.Contains("Stop that one, then start this one.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Scalar("SELECT count(*) FROM pragma_table_info('AccountSettings') WHERE name = 'Country'"));
    }

    [Fact]
    public async Task Run_SomebodyReads_DoesNotCount()
    {
        await OlderAsync();
        await using var reader = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly");
        await reader.OpenAsync();
        await using var reading = reader.BeginTransaction(deferred: true);
        await using var command = reader.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Users";
        Assert.Equal(0L, await command.ExecuteScalarAsync());

        await Process().GetRequiredService<DatabaseStartup>().RunAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1L, Scalar("SELECT count(*) FROM pragma_table_info('AccountSettings') WHERE name = 'Country'"));
    }

    [Fact]
    public async Task Run_IsDurable_WriteAheadLogAndFullSync()
    {
        await Process().GetRequiredService<DatabaseStartup>().RunAsync();

        await using var db = await Process().GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
    }

    /// <summary>
    /// One that ends its transaction on the way would be half done after a kill, and could neither go on nor begin again.
    /// </summary>
    [Fact]
    public void Migrations_Each_IsOneTransaction()
    {
        using var db = Process().GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContext();
        var (all, sql, models) =
            (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IModelRuntimeInitializer>());

        var halved = all.Migrations.Values.Select(type => all.CreateMigration(type, db.Database.ProviderName!))
            .Where(migration => sql.Generate(migration.UpOperations, models.Initialize(migration.TargetModel))
                .Any(command => command.TransactionSuppressed));

        Assert.Empty(halved.Select(migration => migration.GetType().Name));
    }

    [Fact]
    public void Model_HasNoChangeWithoutAMigration()
    {
        using var db = Process().GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    /// <summary>A database as a version before left it, or one whose upgrade was killed.</summary>
    private async Task OlderAsync(bool lockRow = false)
    {
        var process = Process();
        await process.GetRequiredService<DatabaseStartup>().RunAsync();
        process.GetRequiredService<DatabaseLock>().Release();
        await using var db = await process.GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        await db.MigrateBackAsync("AuditAndDrafts");
        if (lockRow)
        {
            Execute("INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-29 10:00:00')");
        }
    }

    private ServiceProvider Process(string? option = null, Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(_folder)).Build();
        configuration["ConnectionStrings:Dashboard"] += option is null ? "" : ";" + option;
        var services = new ServiceCollection().AddLogging();
        configure?.Invoke(services);
        var process = services.AddPhoneDashboardCore(configuration).BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
