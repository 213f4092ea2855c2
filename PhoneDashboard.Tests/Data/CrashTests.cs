using PhoneDashboard.Core;
using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.Data;

public sealed class CrashTests
{
    /// <summary>A few rounds of what <c>crash</c> does a hundred times on demand.</summary>
    [Fact]
    public async Task Kill_InTheMiddleOfWork_LosesNothingThatWasConfirmed()
    {
        var rounds = new List<CrashRoundResult>();

        // The seeds kill at the beginning, and twice while mails go out.
        await CrashProgram.RunAsync(CrashRound.PrepareAsync, rounds: 3, seed: 6, rounds.Add);

        Assert.All(rounds, round => Assert.Empty(round.Violations));
        Assert.All(rounds, round => Assert.InRange(round.ConfirmedInAll, 1, CrashPlan.Operations));
    }

    /// <summary>Two rounds of <c>crash-full-disk</c>: one killed while the disk is full, one that ends.</summary>
    [Fact]
    public async Task DiskFillsUpAndGetsRoomAgain_LosesNothingThatWasConfirmed()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return; // nobody else may have a disk to fill
        }

        var rounds = new List<CrashRoundResult>();

        await CrashProgram.RunAsync(CrashRound.PrepareOnDiskAsync, rounds: 2, seed: 1, rounds.Add);

        Assert.All(rounds, round => Assert.Empty(round.Violations));
        Assert.Contains(rounds, round => round.Reports.Any(report => report.Refusal == nameof(ProblemKind.Unavailable)));
    }

    /// <summary>A few rounds of <c>crash-changes</c>.</summary>
    [Fact]
    public async Task Kill_AmidUndosTakeOversBulkChangesAndBackups_AuditAndDataAgreeAndBackupsRestore()
    {
        var rounds = new List<ChangesRoundResult>();

        await CrashProgram.RunAsync(ChangesRound.PrepareAsync, rounds: 3, seed: 1, rounds.Add);

        Assert.All(rounds, round => Assert.Empty(round.Checks.Violations));
        Assert.NotEqual(0, rounds.Sum(round => round.ConfirmedInAll));
        Assert.NotEqual(0, rounds.Sum(round => round.Checks.BackupsRestored));
    }

    /// <summary><c>crash-invites</c> with fewer.</summary>
    [Fact]
    public async Task Kill_AmidInvitesOfMany_WhileTheMailServiceIsBusy_MailsEveryone_AndAgainOnlyWhatWasInFlight()
    {
        var result = await CrashInvites.RunAsync(users: 60);

        Assert.Empty(result.Violations);
        Assert.Equal((60, 2), (result.Mailed, result.InFlight.Count));
        Assert.True(result.Limited > 0 && result.Errors > 0, $"{result}");
    }

    /// <summary>A few kills of <c>crash-upgrade</c>.</summary>
    [Fact]
    public async Task Kill_AmidAnUpgrade_TheNextStartEndsItAtOnceAndRightly()
    {
        var kills = new List<UpgradeResult>();

        await UpgradeProgram.RunAsync(kills: 3, seed: 1, users: 60, kills.Add);

        Assert.Equal(3, kills.Count);
        Assert.All(kills, kill => Assert.Empty(kill.Violations));
    }
}
