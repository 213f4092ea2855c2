using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private static readonly Actor Administrator = TestActors.Administrator;

    private readonly TestClock _clock = new();
    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("phonedashboard-test-");
    private TestDb _from = null!;

    private string Target => Path.Combine(_from.Folder, "dashboard.db");

    public async Task InitializeAsync()
    {
        _from = await CreateAsync();
        await _from.AddUserAsync("Ann", "Aalto");
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        _backups.Delete(recursive: true);
    }

    [Fact]
    public async Task Restore_OnAnotherMachine_HasWhatWasThere_AndReadsWhatWasSealed()
    {
        var keySealed = _from.Get<IDataProtectionProvider>().CreateProtector("test").Protect("secret");
        Assert.True((await WriteAsync()).Succeeded);
        await _from.AddUserAsync("Ben", "Later");

        await using var to = await EmptyMachineAsync();
        var restored = await to.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName);

        Assert.Null(restored.Value.Kept);
        Assert.Equal(["Ann Aalto"], await NamesAsync(to));
        Assert.Equal("secret", to.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(keySealed));
    }

    [Fact]
    public async Task Write_WhileOthersSave_IsOfOneMoment()
    {
        var saving = Task.Run(async () =>
        {
            for (var number = 0; number < 40; number++)
            {
                await _from.AddUserAsync("Cy", "No" + number.ToString(CultureInfo.InvariantCulture));
            }
        });
        var written = new List<Backup>();
        while (!saving.IsCompleted)
        {
            written.Add((await WriteAsync()).Value);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await saving;
        Assert.NotEmpty(written);
        Assert.All(written, backup =>
        {
            using var connection = new SqliteConnection($"Data Source={backup.Database};Mode=ReadOnly;Pooling=False");
            connection.Open();
            Assert.Null(DatabaseFileChecks.Damage(connection));
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT COUNT(*) FROM Users) = (SELECT COUNT(*) FROM ContactMethods) AND (SELECT COUNT(*) FROM "
                + "Users) = (SELECT COUNT(*) FROM Audit WHERE ItemKind = 'PhoneUser')";
            Assert.Equal(1L, command.ExecuteScalar());
        });
    }

    [Fact]
    public async Task Write_MoreThanAreKept_DropsTheOldestAndLeavesOtherFilesAlone()
    {
        var other = Path.Combine(_backups.FullName, "notes.txt");
        await File.WriteAllTextAsync(other, "mine");
        for (var day = 0; day < 4; day++)
        {
            Assert.True((await _from.Get<BackupService>().WriteAsync(Administrator, _backups.FullName, keep: 2)).Succeeded);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var kept = new BackupFolder(_backups.FullName).List();
        Assert.Equal([TestClock.Start.AddDays(3), TestClock.Start.AddDays(2)], kept.Select(backup => backup.Utc));
        Assert.Equal(7, _backups.GetFiles().Length);
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task Write_FolderIsAFile_SaysSo()
    {
        var file = Path.Combine(_backups.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        var problem = Assert.Single((await _from.Get<BackupService>().WriteAsync(Administrator, Path.Combine(file, "below"))).Problems);

        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.Contains("Check the folder", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000_000)] // amid the copying
    [InlineData(200_000_000)] // amid the checks
    public async Task Write_StoppedAmidIt_EndsSoonAndLeavesNothing(long written)
    {
        await _from.WriteAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TABLE Ballast AS SELECT randomblob(200000000) AS Bytes"));
        using var stop = new CancellationTokenSource();
        var writing = _from.Get<BackupService>().WriteAsync(Administrator, _backups.FullName, cancellationToken: stop.Token);

        // Without giving the thread away: on a busy machine it would come back when all is over.
        SpinWait.SpinUntil(() => writing.IsCompleted || _backups.GetFiles().Sum(file => file.Length) >= written);

        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(_backups.GetFiles());
    }

    [Fact]
    public async Task Restore_OverADatabase_NeedsForce_AndKeepsTheOldOne()
    {
        Assert.True((await WriteAsync()).Succeeded);
        await _from.AddUserAsync("Ben", "Later");
        SqliteConnection.ClearAllPools();

        Assert.Equal(ProblemKind.InUse, Assert.Single((await RestoreAsync()).Problems).Kind);
        Assert.Equal(["Ann Aalto", "Ben Later"], await NamesAsync(_from));

        SqliteConnection.ClearAllPools();
        var restored = (await RestoreAsync(force: true)).Value;

        Assert.Equal(["Ann Aalto"], await NamesAsync(_from));
        await using var kept = new SqliteConnection($"Data Source={restored.Kept};Mode=ReadOnly;Pooling=False");
        await kept.OpenAsync();
        await using var command = kept.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Users";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Restore_WhilePhoneDashboardRuns_IsRefused()
    {
        Assert.True((await WriteAsync()).Succeeded);
        await _from.AddUserAsync("Ben", "Later");
        await using var other = await CreateAsync(("ConnectionStrings:Dashboard", $"Data Source={Target}"));

        var problem = Assert.Single((await RestoreAsync(force: true)).Problems);

        Assert.Equal(ProblemKind.InUse, problem.Kind);
        Assert.Contains("Stop PhoneDashboard", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["Ann Aalto", "Ben Later"], await NamesAsync(_from));
    }

    /// <summary>A key of the backup's name that says something else must not go either.</summary>
    [Fact]
    public async Task Restore_AnotherProgramWrites_IsRefused_AndNotAByteIsTouched()
    {
        Assert.True((await WriteAsync()).Succeeded);
        var key = Assert.Single(Directory.GetFiles(Path.Combine(_from.Folder, "keys")));
        await File.WriteAllTextAsync(key, "<key note=\"another\" />");
        await using var writer = new SqliteConnection($"Data Source={Target};Pooling=False");
        await writer.OpenAsync();
        await using var command = writer.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        SqliteConnection.ClearAllPools();
        var before = RestoreTable.Fingerprint(_from.Folder);
        _from.Get<RestoreService>().Patience = TimeSpan.FromMilliseconds(200);

        var problem = Assert.Single((await RestoreAsync(force: true)).Problems);

        Assert.Equal(ProblemKind.InUse, problem.Kind);
        Assert.Equal(before, RestoreTable.Fingerprint(_from.Folder));
    }

    [Fact]
    public async Task Restore_KeyOfTheSameNameSaysSomethingElse_TakesTheBackupsAndKeepsTheOther()
    {
        Assert.True((await WriteAsync()).Succeeded);
        var key = Assert.Single(Directory.GetFiles(Path.Combine(_from.Folder, "keys")));
        var whole = await File.ReadAllTextAsync(key);
        await File.WriteAllTextAsync(key, "<key note=\"another\" />");
        SqliteConnection.ClearAllPools();

        Assert.True((await RestoreAsync(force: true)).Succeeded);

        Assert.Equal(whole, await File.ReadAllTextAsync(key));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(_from.Folder, "keys"), "*.before-restore-*"));
        Assert.Contains("another", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Users\": 1", "\"Users\": 2")]
    [InlineData("\"Migration\": \"2026", "\"Migration\": \"2025")]
    [InlineData("\"Version\":", "\"Unknown\":")]
    public async Task Restore_ManifestSaysOtherwiseThanTheDatabase_IsRefused(string written, string other)
    {
        var manifest = (await WriteAsync()).Value.Manifest!;
        var text = await File.ReadAllTextAsync(manifest);
        Assert.Contains(written, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, text.Replace(written, other, StringComparison.Ordinal));
        await using var to = await EmptyMachineAsync();

        var problem = Assert.Single((await to.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName)).Problems);

        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.Contains("manifest", problem.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(to.Folder, "dashboard.db")));
    }

    [Fact]
    public async Task Restore_SomebodyReads_WhoThenSeesTheRestoredOne()
    {
        Assert.True((await WriteAsync()).Succeeded);
        await _from.AddUserAsync("Ben", "Later");
        await using var reader = new SqliteConnection($"Data Source={Target};Mode=ReadOnly;Pooling=False");
        await reader.OpenAsync();
        await using var command = reader.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Users";
        Assert.Equal(2L, await command.ExecuteScalarAsync());

        Assert.True((await RestoreAsync(force: true)).Succeeded);

        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Restore_NoManifest_NeedsWithoutChecksum()
    {
        File.Delete((await WriteAsync()).Value.Manifest!);
        SqliteConnection.ClearAllPools();

        var problem = Assert.Single((await RestoreAsync(force: true)).Problems);
        var restored = await _from.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName, force: true, withoutChecksum: true);

        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.Contains("--without-checksum", problem.Message, StringComparison.Ordinal);
        Assert.True(restored.Succeeded);
    }

    [Fact]
    public async Task Restore_OfAnOlderVersion_IsBroughtToThisOne()
    {
        await using (var db = await _from.OpenAsync())
        {
            await db.MigrateBackAsync("AuditAndDrafts");
        }

        Assert.True((await WriteAsync()).Succeeded);
        await using var to = await EmptyMachineAsync();

        Assert.True((await to.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName)).Succeeded);

        Assert.Equal(["Ann Aalto"], await NamesAsync(to));
        await using var restored = await to.OpenAsync();
        Assert.Empty(await restored.Database.GetPendingMigrationsAsync());
    }

    /// <summary>A few of <c>restore-table</c>, and of its flips.</summary>
    [Fact]
    public async Task Restore_SpoiltBackup_IsRefusedAndTouchesNothing()
    {
        await using var table = await RestoreTable.CreateAsync(seed: 1);
        var outcomes = new List<RestoreOutcome>();
        foreach (var (name, spoil) in table.Spoilt)
        {
            outcomes.Add(await table.TryAsync(name, spoil, withManifest: true));
            outcomes.Add(await table.TryAsync(name + ", no manifest", spoil, withManifest: false));
        }

        for (var flip = 0; flip < 10; flip++)
        {
            outcomes.Add(await table.FlipAsync(flip, withManifest: true));
        }

        Assert.DoesNotContain(outcomes, outcome => outcome is not { Refused: true, Untouched: true });
        Assert.False((await table.TryAsync("as it was written", _ => { }, withManifest: true)).Refused);
    }

    [Fact]
    public async Task Restore_OverADamagedDatabase_PutsTheBackupBack()
    {
        Assert.True((await WriteAsync()).Succeeded);
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Target, "no database any more");
        await File.WriteAllTextAsync(Target + "-wal", "nor a log");

        var restored = (await RestoreAsync(force: true)).Value;

        Assert.Equal(["Ann Aalto"], await NamesAsync(_from));
        Assert.Equal("nor a log", await File.ReadAllTextAsync(restored.Kept + "-wal"));
    }

    [Fact]
    public async Task Restore_DamagedBackup_IsRefusedAndNothingIsChanged()
    {
        var backup = (await WriteAsync()).Value;
        await using (var file = new FileStream(backup.Database, FileMode.Open))
        {
            file.Position = 8192;
            await file.WriteAsync(new byte[64 * 1024]);
        }

        await using var to = await EmptyMachineAsync();
        var problem = Assert.Single((await to.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName)).Problems);

        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.False(File.Exists(Path.Combine(to.Folder, "dashboard.db")));
    }

    [Fact]
    public async Task Restore_OfANewerVersion_IsRefused()
    {
        await _from.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29991231235959_Later', '99')"));
        Assert.True((await WriteAsync()).Succeeded);

        await using var to = await EmptyMachineAsync();
        var problem = Assert.Single((await to.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("29991231235959_Later", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_NoBackup_SaysWhatToLookFor()
    {
        var problem = Assert.Single((await RestoreAsync(force: true)).Problems);

        Assert.Equal(ProblemKind.NotFound, problem.Kind);
        Assert.Contains("phonedashboard-….db", problem.Message, StringComparison.Ordinal);
    }

    private Task<TestDb> CreateAsync(params (string Key, string Value)[] settings) =>
        TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock), settings);

    private async Task<TestDb> EmptyMachineAsync()
    {
        var to = await CreateAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(to.Folder, "dashboard.db*"))
        {
            File.Delete(file);
        }

        return to;
    }

    private Task<Result<Backup>> WriteAsync() => _from.Get<BackupService>().WriteAsync(Administrator, _backups.FullName);

    private Task<Result<Restored>> RestoreAsync(bool force = false) =>
        _from.Get<RestoreService>().RestoreAsync(Administrator, _backups.FullName, force);

    private static async Task<List<string>> NamesAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        return await db.Users.OrderBy(user => user.Id).Select(user => user.FirstName + " " + user.LastName).ToListAsync();
    }
}
