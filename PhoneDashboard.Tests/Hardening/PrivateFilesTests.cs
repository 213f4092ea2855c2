using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Nobody else on the machine reads what the product writes.</summary>
public sealed class PrivateFilesTests
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute,
        NotOurs = Others | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Everything_ThatIsWritten_IsForTheOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var server = new DashboardServer();
        await server.SessionAsync();
        var folder = Path.GetDirectoryName(server.PickupFolder)!;
        Assert.True(
            (await server.Get<SettingsService>().SendTestMailAsync(
                TestActors.Administrator, new TestMail { Address = "ann@example.com" })).Succeeded);
        Assert.True((await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Succeeded);
        while (!Directory.Exists(server.PickupFolder) || Directory.GetFiles(server.PickupFolder, "*.eml").Length == 0)
        {
            await Task.Delay(50);
        }

        SqliteConnection.ClearAllPools();
        Assert.True(
            (await server.Get<RestoreService>().RestoreAsync(
                TestActors.Administrator, Path.Combine(folder, "backups"), force: true)).Succeeded);
        await using var db = await server.OpenAsync();
        await db.Database.EnsureCreatedAsync(); // there is a log again

        var written = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "appsettings.json")
            .ToList();
        Assert.Contains(written, path => path.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(written, path => path.Contains(".before-restore-", StringComparison.Ordinal));
        Assert.Contains(written, path => path.EndsWith(".manifest.json", StringComparison.Ordinal));
        Assert.DoesNotContain(written, IsOpenToOthers);
    }

    [Fact]
    public async Task DatabaseOfAVersionBefore_ReadableByAll_IsNoLonger()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var test = await TestDb.CreateAsync();
        var file = Path.Combine(test.Folder, "dashboard.db");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await test.Get<DatabaseStartup>().RunAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task FoldersOfAVersionBefore_OpenToAll_AreClosed_WithWhatLiesInThem()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var test = await TestDb.CreateAsync();
        foreach (var name in new[] { "mail", "uploads", "backups" })
        {
            var folder = Directory.CreateDirectory(Path.Combine(test.Folder, name)).FullName;
            File.SetUnixFileMode(folder, Open);
            await File.WriteAllTextAsync(Path.Combine(folder, "1.eml"), "To: ann@example.com");
            File.SetUnixFileMode(Path.Combine(folder, "1.eml"), Open);
        }

        File.SetUnixFileMode(test.Folder, Open);

        await test.Get<DatabaseStartup>().RunAsync();

        Assert.Equal(["backups", Path.Combine("backups", "1.eml")], Directory.EnumerateFileSystemEntries(
            test.Folder, "*", SearchOption.AllDirectories)
            .Append(test.Folder)
            .Where(IsOpenToOthers)
            .Select(path => Path.GetRelativePath(test.Folder, path))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FolderWithOthersFiles_KeepsItsRights()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var test = await TestDb.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(test.Folder, "notes.txt"), "mine");
        File.SetUnixFileMode(test.Folder, Open);

        await test.Get<DatabaseStartup>().RunAsync();

        Assert.Equal(Open, File.GetUnixFileMode(test.Folder));
    }

    /// <summary>Only root may give files to any group.</summary>
    [Fact]
    public async Task Group_OfTheConfiguration_MayUseTheDatabaseAndItsFolder_AndNotTheKeys()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return;
        }

        await using var server = DashboardServer.With(builder => builder.UseSetting("Database:Group", "daemon"));
        await server.SessionAsync();
        await using var db = await server.OpenAsync();
        await db.Database.EnsureCreatedAsync(); // the log goes with the last connection, and other tests empty the pools
        var folder = Path.GetDirectoryName(server.PickupFolder)!;

        Assert.Equal("daemon 2770", await StatAsync(folder));
        foreach (var file in new[] { "dashboard.db", "dashboard.db-wal", "dashboard.db-shm" })
        {
            Assert.Equal("daemon 660", await StatAsync(Path.Combine(folder, file)));
        }

        Assert.EndsWith("700", await StatAsync(Path.Combine(folder, "keys")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_ThatIsNone_StopsTheStart()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var refused = await Assert.ThrowsAsync<DatabaseUnusableException>(
            () => TestDb.CreateAsync(settings: ("Database:Group", "no-such-group")));

        Assert.Contains("this machine has no such group", refused.Message, StringComparison.Ordinal);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpenToOthers(string path) => (File.GetUnixFileMode(path) & NotOurs) != UnixFileMode.None;

    private static async Task<string> StatAsync(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%G %a", path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        return (await stat.StandardOutput.ReadToEndAsync()).Trim();
    }
}
