using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web;

namespace PhoneDashboard.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Run_Sample_LoadsItOnceAndRefusesTheSecondTime()
    {
        await using var test = await TestDb.CreateAsync();

        var first = await RunAsync(test, "sample", "--users", "5", "--seed", "2");
        var second = await RunAsync(test, "sample");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("Made 5 users", first.Output, StringComparison.Ordinal);
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("has users", second.Error, StringComparison.Ordinal);
        await using var db = await test.OpenAsync();
        Assert.Equal(5, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Run_BackupAndRestore_GoThereAndBack()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Aalto");
        var folder = Path.Combine(test.Folder, "backups");

        var backup = await RunAsync(test, "backup", folder);
        SqliteConnection.ClearAllPools();
        var refused = await RunAsync(test, "restore", folder);
        var restored = await RunAsync(test, "restore", folder, "--force");

        Assert.Equal((0, 1, 0), (backup.ExitCode, refused.ExitCode, restored.ExitCode));
        Assert.Contains(".keys.zip", backup.Output, StringComparison.Ordinal);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        Assert.Contains("is kept as", restored.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "https://phones.example.com",
        "Links in mails lead to http://localhost:5080, as in the backup; PublicUrl is https://phones.example.com.")]
    [InlineData("http://LOCALHOST:5080/", null)]
    public async Task Run_RestoreOfAnotherAddress_NamesBoth(string publicUrl, string? words)
    {
        await using var from = await TestDb.CreateAsync();
        await using var to = await TestDb.CreateAsync(settings: ("PublicUrl", publicUrl));
        var folder = Path.Combine(from.Folder, "backups");
        Assert.Equal(0, (await RunAsync(from, "backup", folder)).ExitCode);
        SqliteConnection.ClearAllPools();

        var restored = await RunAsync(to, "restore", folder, "--force");

        Assert.Equal(0, restored.ExitCode);
        Assert.Equal(words is not null, restored.Output.Contains("Links in mails", StringComparison.Ordinal));
        Assert.Contains(words ?? "", restored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SignInLink_IsForAdministratorsOnly()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddTeamAsync();

        var made = await RunAsync(test, "sign-in-link", TeamSession.Email);
        var refused = await RunAsync(test, "sign-in-link", "operator@example.com");

        Assert.Equal((0, 1), (made.ExitCode, refused.ExitCode));
        Assert.Contains("/sign-in/once#", made.Output, StringComparison.Ordinal);
        Assert.Contains(TeamSession.Email, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SignInLinkWithoutADatabase_SaysSoAndMakesNone()
    {
        await using var test = await TestDb.CreateAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(test.Folder, "dashboard.db*"))
        {
            File.Delete(file);
        }

        var run = await RunAsync(test, "sign-in-link", TeamSession.Email);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("There is no database", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(test.Folder, "dashboard.db*"));
    }

    /// <summary>Every command that writes, while another process migrates or restores.</summary>
    [Theory]
    [InlineData("sign-in-link", TeamSession.Email)]
    [InlineData("sip-domain", "sip.example.com", "--yes")]
    [InlineData("restore", "backups", "--force")]
    public async Task Run_AnotherProcessIsAloneWithTheDatabase_IsRefusedAndWritesNothing(params string[] args)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddTeamAsync();
        await RunAsync(test, "backup", Path.Combine(test.Folder, "backups"));
        args = [.. args.Select(arg => arg == "backups" ? Path.Combine(test.Folder, arg) : arg)];
        test.Get<DatabaseLock>().Release();
        using var other = LockOf(test);
        Assert.True(await other.TryTakeAloneAsync(CancellationToken.None));
        var entries = await EntriesAsync(test);

        var run = await RunAsync(test, args);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("process", run.Error, StringComparison.Ordinal);
        Assert.Equal(entries, await EntriesAsync(test));
        other.Release();
        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await RunAsync(test, args)).ExitCode);
    }

    [Fact]
    public async Task Run_SampleWhileAnotherProcessIsAloneWithTheDatabase_Waits()
    {
        await using var test = await TestDb.CreateAsync();
        test.Get<DatabaseLock>().Release();
        using var other = LockOf(test);
        Assert.True(await other.TryTakeAloneAsync(CancellationToken.None));

        var run = RunAsync(test, "sample", "--users", "5");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await using (var db = await test.OpenAsync())
        {
            Assert.Equal(0, await db.Users.CountAsync());
        }

        other.Release();
        Assert.Equal(0, (await run).ExitCode);
    }

    [Theory]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)",
        "older version")]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '99.0.0')", "newer version")]
    public async Task Run_SignInLinkOverAnotherVersionsDatabase_IsRefusedAndWritesNothing(string change, string words)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddTeamAsync();
        await using (var db = await test.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(change);
        }

        var entries = await EntriesAsync(test);

        var run = await RunAsync(test, "sign-in-link", TeamSession.Email);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Equal(entries, await EntriesAsync(test));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("sign-in-link")]
    [InlineData("sip")]
    [InlineData("sip-domain", "--yes")]
    [InlineData("restore", "folder", "--perhaps")]
    [InlineData("simple")]
    [InlineData("sample", "--users")]
    [InlineData("sample", "--users", "many")]
    [InlineData("sample", "--size", "5")]
    [InlineData("--user", "5")]
    [InlineData("--urls", "http://127.0.0.1:5999", "5")]
    [InlineData("--PublicURLs=http://localhost")]
    [InlineData("help")]
    public void Answer_NotUnderstood_NamesItAndShowsWhatThereIs(params string[] args)
    {
        var (exitCode, output, error) = Answer(args);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(
            args[0] == "sample" ? "--users <N>" : args[0] is "backup" or "sign-in-link" or "restore" or "sip" or "sip-domain" ? args[0]
                : "sign-in-link <EMAIL>",
            error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "sample", "backup <FOLDER>", "sign-in-link <EMAIL>", "restore <FOLDER>", "sip <FOLDER>", "sip-domain <DOMAIN>",
        "--version", "--urls")]
    [InlineData("sip-domain --help", "<DOMAIN>", "--yes")]
    [InlineData("sample --help", "--users <N>", "--seed <N>", "60")]
    [InlineData("restore -h", "<FOLDER>", "--force", "--without-checksum")]
    [InlineData("--version", ".")]
    public void Answer_Asked_Tells(string args, params string[] words)
    {
        var (exitCode, output, error) = Answer(args.Split(' '));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(words, word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    /// <summary>What the documentation lists can be said at the command line, in both ways.</summary>
    [Fact]
    public void Answer_EverySettingOfTheDocumentation_LetsTheDashboardStart()
    {
        var keys = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"))
            .SkipWhile(line => line != "| key | meaning | default |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1))
            .Where(key => key.Contains(':', StringComparison.Ordinal) && !key.StartsWith('…'))
            .Prepend("urls")
            .ToList();

        Assert.True(keys.Count > 15);
        Assert.All(keys, key => Assert.Null(Answer($"--{key}=x").ExitCode));
        Assert.All(keys, key => Assert.Null(Answer($"--{key}", "x").ExitCode));
        Assert.Null(Answer().ExitCode);
    }

    [Fact]
    public async Task Run_NoCommand_LetsTheDashboardStart()
    {
        await using var test = await TestDb.CreateAsync();

        Assert.Null((await RunAsync(test)).ExitCode);
    }

    private static DatabaseLock LockOf(TestDb test) => new(test.Get<IOptions<StorageOptions>>(), NullLogger<DatabaseLock>.Instance);

    private static async Task<int> EntriesAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        return await db.Audit.CountAsync();
    }

    private static (int? ExitCode, string Output, string Error) Answer(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Read(args).Answer(output, error), output.ToString(), error.ToString());
    }

    private static async Task<(int? ExitCode, string Output, string Error)> RunAsync(TestDb test, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var line = CommandLine.Read(args);
        var exitCode = line.Answer(output, error) ?? await line.RunAsync(test.Services, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
