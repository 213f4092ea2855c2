using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// Looks after a kill whether every confirmed change is there as a whole, whether the audit trail says what is there, and whether each
/// backup can be put back.
/// </summary>
internal sealed class ChangesChecks(string folder, IReadOnlyList<PlannedChange> plan, IReadOnlyList<ChangeReport> reports)
{
    private readonly List<string> _violations = [];

    internal IReadOnlyList<string> Violations => _violations;

    /// <summary>Done, and killed before it could say so.</summary>
    internal int Unreported { get; private set; }

    /// <summary>Undone after the kill, by the process that came next.</summary>
    internal int UndoneLater { get; private set; }

    internal int BackupsRestored { get; private set; }

    internal int BackupsCutOff { get; private set; }

    internal async Task CheckAsync()
    {
        _violations.AddRange(CrashInvariants.CheckFile(folder));
        await using (var process = await CrashProcess.OpenAsync(folder))
        {
            await CheckChangesAsync(process);
            _violations.AddRange(await CrashInvariants.CheckAsync(process));
            await UndoTheRestAsync(process);
            _violations.AddRange(await CrashInvariants.CheckAsync(process));
        }

        foreach (var backup in plan.Where(change => change.Kind == ChangeKind.Backup && Report(change, ChangeStep.Begun) is not null))
        {
            await CheckBackupAsync(backup);
        }
    }

    private ChangeReport? Report(PlannedChange change, ChangeStep step) =>
        reports.FirstOrDefault(report => report.Change == change.Id && report.Step == step);

    private async Task CheckChangesAsync(CrashProcess process)
    {
        await using var db = await process.OpenAsync();
        var audit = (await db.Audit.AsNoTracking().ToListAsync()).ToLookup(entry => entry.ActorName);
        var undone = await db.Snapshots.Where(snapshot => snapshot.UndoneUtc != null).Select(snapshot => snapshot.Id).ToListAsync();
        foreach (var change in plan.Where(change => change.Kind != ChangeKind.Backup))
        {
            var written = Words(audit[change.ActorName]);
            var report = Report(change, ChangeStep.Done);
            Require(
                written.Count == 0 || written.SequenceEqual(change.Entries),
                $"{change} is in the audit trail by half: {string.Join(", ", written)}");
            Require(report is not { Refusal: null } || written.Count > 0, $"{change} was confirmed and is lost");
            Require(report is not { Refusal: not null } || written.Count == 0, $"{change} was refused ({report?.Refusal}) and is there");
            Unreported += report is null && written.Count > 0 ? 1 : 0;
            CheckUndo(change, Words(audit[change.UndoActorName]), report?.UndoId is { } undoId && undone.Contains(undoId));
        }
    }

    private void CheckUndo(PlannedChange change, List<string> written, bool isStamped)
    {
        var report = Report(change, ChangeStep.Undone);
        Require(written.Count == 0 || isStamped, $"The undo of {change} is in the audit trail, and it counts as not undone");
        Require(report is not { Refusal: null } || isStamped, $"The undo of {change} was confirmed and is lost");
        Require(report is not { Refusal: not null } || !isStamped, $"The undo of {change} was refused ({report?.Refusal}) and is there");
        Require(
            change.Kind != ChangeKind.Delete || written.Count == 0 || written is ["AppLine Restored", "PhoneUser Restored"],
            $"The undo of {change} is there by half: {string.Join(", ", written)}");
        Unreported += report is null && isStamped ? 1 : 0;
    }

    // A kill takes no undo away: what was confirmed and not undone can be undone now.
    private async Task UndoTheRestAsync(CrashProcess process)
    {
        await using var db = await process.OpenAsync();
        var open = await db.Snapshots.Where(snapshot => snapshot.UndoneUtc == null).Select(snapshot => snapshot.Id).ToListAsync();
        var told = reports.Where(report => report.Step == ChangeStep.Done).Select(report => report.UndoId).ToHashSet();
        foreach (var id in open.Where(id => told.Contains(id)).OrderDescending())
        {
            var undone = await process.Get<UndoService>().UndoAsync(TestActors.Administrator, id);
            Require(
                undone.Succeeded,
                $"Change {id} could not be undone after the kill: {(undone.Succeeded ? "" : undone.Problems[0].Message)}");
            UndoneLater++;
        }
    }

    private async Task CheckBackupAsync(PlannedChange backup)
    {
        var to = Directory.CreateTempSubdirectory("phonedashboard-crash-").FullName;
        try
        {
            var isConfirmed = Report(backup, ChangeStep.Done) is { Refusal: null };
            await using (var empty = CrashProcess.Build(to))
            {
                var restored = await empty.Get<RestoreService>().RestoreAsync(
                    TestActors.Administrator, ChangesWorker.BackupFolder(folder, backup.Id));
                if (!restored.Succeeded)
                {
                    Require(
                        !isConfirmed && restored.Problems[0].Kind == ProblemKind.NotFound,
                        $"{backup} cannot be put back: {restored.Problems[0].Message}");
                    BackupsCutOff++;
                    return;
                }
            }

            BackupsRestored++;
            _violations.AddRange(CrashInvariants.CheckFile(to));
            await using var process = await CrashProcess.OpenAsync(to);
            _violations.AddRange(await CrashInvariants.CheckAsync(process));
            await CheckNothingIsMissingAsync(process, backup);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(to, recursive: true);
        }
    }

    // What was confirmed before a backup began is in it.
    private async Task CheckNothingIsMissingAsync(CrashProcess process, PlannedChange backup)
    {
        await using var db = await process.OpenAsync();
        var names = (await db.Audit.Select(entry => entry.ActorName).Distinct().ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var earlier = reports.TakeWhile(report => report is not { Step: ChangeStep.Begun } || report.Change != backup.Id)
            .Where(report => report is { Step: ChangeStep.Done, Refusal: null });
        foreach (var change in earlier.Select(report => plan.First(change => change.Id == report.Change))
            .Where(change => change.Kind != ChangeKind.Backup))
        {
            Require(names.Contains(change.ActorName), $"{change} was confirmed before {backup} began, and is not in it");
        }
    }

    private static List<string> Words(IEnumerable<AuditEntry> entries) =>
        [.. entries.Select(entry => $"{entry.ItemKind} {entry.Action}").Order(StringComparer.Ordinal)];

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _violations.Add(otherwise);
        }
    }
}
