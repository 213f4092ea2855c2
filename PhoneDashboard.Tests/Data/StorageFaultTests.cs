using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>
/// When the disk or the file fails, what was confirmed stays, the rest is as if it had not been, and work goes on when the cause is gone.
/// </summary>
public sealed class StorageFaultTests
{
    private readonly StorageTrouble _trouble = new();

    [Theory]
    [InlineData(StorageTrouble.Full, "The server's disk is full.")]
    [InlineData(StorageTrouble.ReadOnly, "The server cannot write to its database.")]
    public async Task Save_StorageRefuses_LosesNothingAndWorksAgainAfterwards(string pragmas, string words)
    {
        await using var test = await TestDb.CreateAsync(_trouble.AddTo);
        await test.AddUserAsync("Amara", "Diallo");
        _trouble.Pragmas = pragmas;

        var (confirmed, fault) = await AddUntilItFailsAsync(test);

        Assert.StartsWith(words, fault.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Unavailable, fault.Problem.Kind);
        await AssertUsersAsync(test, confirmed + 1);
        _trouble.Pragmas = StorageTrouble.None;
        await test.AddUserAsync("Ben", "Ortega");
        await AssertUsersAsync(test, confirmed + 2);
    }

    [Fact]
    public async Task Undo_FileCannotBeWritten_LeavesTheChangeUndoableAndWorksAgainAfterwards()
    {
        await using var test = await TestDb.CreateAsync(_trouble.AddTo);
        var user = await test.AddUserAsync("Amara", "Diallo", "amara@example.org");
        var before = await TableDump.ReadAsync(test);
        var undoId = (await test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user)).Value.UndoId!.Value;
        var deleted = await TableDump.ReadAsync(test);
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => test.Get<UndoService>().UndoAsync(TestActors.Operator, undoId));

        Assert.Equal(ProblemKind.Unavailable, StorageFault.Of(exception)!.Problem.Kind);
        Assert.Equal(deleted, await TableDump.ReadAsync(test));
        _trouble.Pragmas = StorageTrouble.None;
        Assert.True((await test.Get<UndoService>().UndoAsync(TestActors.Operator, undoId)).Succeeded);
        Assert.Equal(before, await TableDump.ReadAsync(test));
    }

    /// <summary>A real disk where the machine lets us have one; SQLite's own limit elsewhere.</summary>
    [Fact]
    public async Task Save_DiskFilledToTheLastByte_LosesNothingAndWorksAgainWhenThereIsRoom()
    {
        using var disk = TinyDisk.TryMount();
        await using var test = disk is null
            ? await TestDb.CreateAsync(_trouble.AddTo)
            : await TestDb.CreateAsync(
                _trouble.AddTo, ("ConnectionStrings:Dashboard", $"Data Source={Path.Combine(disk.Folder, "dashboard.db")}"));
        await test.AddUserAsync("Amara", "Diallo");
        // A server always has one open. Where none is, for other tests empty all pools, the next one needs room for the index of the log
        // before it can read.
        await using var open = await test.OpenAsync();
        await open.Database.OpenConnectionAsync();
        disk?.Fill();
        _trouble.Pragmas = disk is null ? StorageTrouble.Full : StorageTrouble.None;

        var (confirmed, fault) = await AddUntilItFailsAsync(test);

        Assert.StartsWith("The server's disk is full.", fault.Problem.Message, StringComparison.Ordinal);
        await AssertUsersAsync(test, confirmed + 1);
        disk?.MakeRoom();
        _trouble.Pragmas = StorageTrouble.None;
        await test.AddUserAsync("Ben", "Ortega");
        await AssertUsersAsync(test, confirmed + 2);
    }

    [Fact]
    public async Task Save_AnotherProcessHoldsTheDatabase_SaysBusyAndWorksWhenItLetsGo()
    {
        await using var test = await TestDb.CreateAsync(_trouble.AddTo);
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(test.Folder, "dashboard.db")}"))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction();

            var (confirmed, fault) = await AddUntilItFailsAsync(test);

            Assert.Equal(0, confirmed);
            Assert.StartsWith("The database is busy with something else.", fault.Problem.Message, StringComparison.Ordinal);
            await AssertUsersAsync(test, 0); // reading goes on meanwhile
        }

        await test.AddUserAsync("Ben", "Ortega");
    }

    [Fact]
    public async Task Enter_NobodyComesOut_SaysBusyAndLetsTheNextOneInAfterwards()
    {
        using var gate = new WriteGate { LongestWait = TimeSpan.FromMilliseconds(1) };
        using (await gate.EnterAsync(CancellationToken.None))
        {
            var exception = await Assert.ThrowsAsync<WriteGateTimeoutException>(() => gate.EnterAsync(CancellationToken.None));
            Assert.StartsWith("The database is busy", StorageFault.Of(exception)!.Problem.Message, StringComparison.Ordinal);
        }

        using var turn = await gate.EnterAsync(CancellationToken.None);
    }

    [Fact]
    public async Task List_FileDamagedWhileRunning_SaysSo()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Amara", "Diallo");
        SqliteConnection.ClearAllPools(); // the file is whole, and nobody remembers its pages
        Damage(Path.Combine(test.Folder, "dashboard.db"));

        var exception = await Assert.ThrowsAnyAsync<Exception>(
            () => test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, new ListQuery()));

        Assert.StartsWith("The database is damaged.", StorageFault.Of(exception)!.Problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Overwrites everything but the first page, as a stray write would.</summary>
    internal static void Damage(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.Position = 4096;
        stream.Write(Enumerable.Repeat((byte)0xA5, (int)stream.Length - 4096).ToArray());
    }

    private static async Task<(int Confirmed, StorageFault Fault)> AddUntilItFailsAsync(TestDb test)
    {
        for (var confirmed = 0; confirmed < 2000; confirmed++)
        {
            try
            {
                await test.AddUserAsync("Person", new string('x', 80));
            }
            catch (Exception exception) when (StorageFault.Of(exception) is not null)
            {
                return (confirmed, StorageFault.Of(exception)!);
            }
        }

        throw new InvalidOperationException("It never failed.");
    }

    /// <summary>So many users, each with its line and the audit entries of both, in a file that is whole.</summary>
    private static async Task AssertUsersAsync(TestDb test, int count)
    {
        await using var db = await test.OpenAsync();
        Assert.Equal(
            "ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync());
        Assert.Equal((count, count, 2 * count), (await db.Users.CountAsync(), await db.AppLines.CountAsync(),
            await db.Audit.CountAsync(entry => entry.ItemKind == "PhoneUser" || entry.ItemKind == "AppLine")));
    }
}
