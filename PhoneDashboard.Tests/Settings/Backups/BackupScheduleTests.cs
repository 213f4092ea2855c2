using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Backups;

public sealed class BackupScheduleTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    private BackupSchedule Schedule => _test.Get<BackupSchedule>();

    private string Folder => Path.Combine(_test.Folder, "backups");

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));
        await _test.AddTeamAsync();
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunDue_NewSystem_WaitsForItsFirstTimeAndWritesOnce()
    {
        Assert.False(await Schedule.RunDueAsync());
        At("2026-03-03 02:29");
        Assert.False(await Schedule.RunDueAsync());
        At("2026-03-03 02:30");
        Assert.True(await Schedule.RunDueAsync());
        Assert.False(await Schedule.RunDueAsync());

        Assert.Equal([_clock.UtcNow], (await StatusAsync()).Kept.Select(backup => backup.Utc));
    }

    [Fact]
    public async Task RunDue_MachineWasOffAtThatTime_IsMadeUpOnce()
    {
        At("2026-03-06 14:00");

        Assert.True(await Schedule.RunDueAsync());
        Assert.False(await Schedule.RunDueAsync());
        At("2026-03-07 02:30");
        Assert.True(await Schedule.RunDueAsync());
    }

    [Fact]
    public async Task RunDue_NoUsersInTheFirstMinutes_Waits()
    {
        await _test.WriteAsync(async db => (await db.AccountSettings.SingleAsync()).SetUpUtc = Utc("2026-03-03 02:29"));
        At("2026-03-03 02:31");
        Assert.False(await Schedule.RunDueAsync());

        await _test.AddUserAsync("Ann", "Aalto");
        Assert.True(await Schedule.RunDueAsync());
    }

    [Fact]
    public async Task RunDue_NobodyHasSetUp_Never()
    {
        await _test.WriteAsync(async db => (await db.AccountSettings.SingleAsync()).SetUpUtc = null);
        At("2026-03-06 14:00");

        Assert.False(await Schedule.RunDueAsync());
    }

    [Fact]
    public async Task RunDue_SwitchedOff_Never()
    {
        await SaveAsync(input => input.DailyBackup = false);
        At("2026-03-06 14:00");

        Assert.False(await Schedule.RunDueAsync());
    }

    [Fact]
    public async Task RunDue_TimeOfTheAccount_IsInItsZone()
    {
        await _test.WriteAsync(async db => (await db.AccountSettings.SingleAsync()).TimeZone = "America/New_York");
        await SaveAsync(input => input.BackupTime = new TimeOnly(22, 0));
        At("2026-03-03 02:59");
        Assert.False(await Schedule.RunDueAsync());
        At("2026-03-03 03:00");
        Assert.True(await Schedule.RunDueAsync());
    }

    [Theory]
    [InlineData("2026-03-29 00:59", "2026-03-28 01:30")] // the day before, winter time
    [InlineData("2026-03-29 01:00", "2026-03-29 01:00")] // 02:30 is skipped: due when it would have been, 03:00 summer time
    [InlineData("2026-03-30 00:30", "2026-03-30 00:30")]
    [InlineData("2026-10-25 00:29", "2026-10-24 00:30")]
    [InlineData("2026-10-25 00:30", "2026-10-25 00:30")] // 02:30 comes twice: the first one counts
    [InlineData("2026-10-25 01:30", "2026-10-25 00:30")]
    [InlineData("2026-10-26 01:30", "2026-10-26 01:30")]
    public void LastDue_ClocksChange_IsOncePerDay(string now, string due) =>
        Assert.Equal(Utc(due), BackupTimes.LastDue(Utc(now), new TimeOnly(2, 30), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Fact]
    public async Task RunDue_MoreThanAreKept_TheOldestGo()
    {
        await SaveAsync(input => input.BackupsKept = 2);
        for (var day = 3; day < 7; day++)
        {
            At($"2026-03-0{day} 02:30");
            Assert.True(await Schedule.RunDueAsync());
        }

        Assert.Equal([Utc("2026-03-06 02:30"), Utc("2026-03-05 02:30")], (await StatusAsync()).Kept.Select(backup => backup.Utc));
        Assert.Equal(6, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task RunDue_FolderCannotBeWritten_SaysSoAndTriesAgainAnHourLater()
    {
        await File.WriteAllTextAsync(Folder, "a file in the way");
        At("2026-03-03 02:30");

        Assert.True(await Schedule.RunDueAsync());
        var failure = (await StatusAsync()).Failure!;
        Assert.Equal(_clock.UtcNow, failure.Utc);
        Assert.Contains("Check the folder, its rights and the room on its disk.", failure.Message, StringComparison.Ordinal);

        File.Delete(Folder);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(await Schedule.RunDueAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Schedule.RunDueAsync());
        var status = await StatusAsync();
        Assert.Null(status.Failure);
        Assert.Single(status.Kept);
    }

    [Fact]
    public async Task Write_DiskIsFull_SaysSoAndLeavesNothingHalfWritten()
    {
        using var disk = TinyDisk.TryMount();
        if (disk is null)
        {
            return; // only root on Linux may have a disk of its own; the folder that cannot be written stands for it elsewhere
        }

        disk.Fill();

        var problem = Assert.Single((await _test.Get<BackupService>().WriteAsync(TestActors.Administrator, disk.Folder)).Problems);

        Assert.Equal(Core.ProblemKind.Invalid, problem.Kind);
        Assert.Contains("Check the folder, its rights and the room on its disk.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["filler"], Directory.GetFiles(disk.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Write_AndDownload_AreInTheAuditTrail()
    {
        var backup = (await _test.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        var name = Path.GetFileName(backup.Database);
        var file = (await _test.Get<BackupArchive>().OpenAsync(TestActors.Administrator, name))!;
        await using (file.Content)
        {
            Assert.Equal((name, new FileInfo(backup.Database).Length), (file.FileName, file.Content.Length));
        }

        await using var db = await _test.OpenAsync();
        var entries = await db.Audit
            .OrderBy(entry => entry.Id)
            .Where(entry => entry.Action == AuditAction.BackedUp || entry.Action == AuditAction.BackupDownloaded)
            .ToListAsync();
        Assert.Equal([AuditAction.BackedUp, AuditAction.BackupDownloaded], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Contains(name, entry.ChangesJson, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(TestActors.Administrator.AccountId, entry.ActorAccountId));
    }

    [Theory]
    [InlineData("../dashboard.db")]
    [InlineData("dashboard.db")]
    [InlineData("notes.txt")]
    [InlineData("")]
    public async Task Open_NameOfNoBackup_IsNotThereAndNotInTheAuditTrail(string name)
    {
        _ = (await _test.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        await File.WriteAllTextAsync(Path.Combine(Folder, "notes.txt"), "mine");

        Assert.Null(await _test.Get<BackupArchive>().OpenAsync(TestActors.Administrator, name));

        await using var db = await _test.OpenAsync();
        Assert.False(await db.Audit.AnyAsync(entry => entry.Action == AuditAction.BackupDownloaded));
    }

    [Fact]
    public async Task SaveBackup_BadInput_SaysSoAtTheFields()
    {
        var result = await _test.Get<SettingsService>()
            .SaveBackupAsync(TestActors.Administrator, new BackupSettingsEdit { BackupsKept = 366 });

        Assert.Equal(
            [nameof(BackupSettingsEdit.BackupTime), nameof(BackupSettingsEdit.BackupsKept)],
            result.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SaveBackup_BesideTheAccountForm_IsNoConflictOfTheTwo()
    {
        var account = AccountSettingsEdit.From(await SettingsAsync());
        var read = BackupSettingsEdit.From(await SettingsAsync());
        await SaveAsync(input => input.BackupsKept = 3);

        account.Name = "Example Ltd";
        Assert.True((await _test.Get<SettingsService>().SaveAsync(TestActors.Administrator, account)).Succeeded);
        Assert.Equal(3, (await SettingsAsync()).BackupsKept);
        var stale = await _test.Get<SettingsService>().SaveBackupAsync(TestActors.Administrator, read);
        Assert.Equal(Core.ProblemKind.Changed, Assert.Single(stale.Problems).Kind);
    }

    private static DateTime Utc(string text) => DateTime.ParseExact(
        text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private void At(string text) => _clock.Advance(Utc(text) - _clock.UtcNow);

    private Task<BackupStatus> StatusAsync() => _test.Get<BackupArchive>().GetAsync(TestActors.Administrator);

    private Task<AccountSettings> SettingsAsync() => _test.Get<SettingsService>().GetAsync(TestActors.Administrator);

    private async Task SaveAsync(Action<BackupSettingsEdit> change)
    {
        var settings = await SettingsAsync();
        var input = BackupSettingsEdit.From(settings);
        change(input);
        _ = (await _test.Get<SettingsService>().SaveBackupAsync(TestActors.Administrator, input)).Value;
    }
}
