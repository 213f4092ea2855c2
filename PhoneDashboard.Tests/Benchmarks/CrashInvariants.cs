using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What holds in a database whatever was done to it, and whenever it was killed.</summary>
internal static class CrashInvariants
{
    /// <summary>The file as the killed process left it: call it before anything else opens it.</summary>
    internal static List<string> CheckFile(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "dashboard.db")}");
        connection.Open();
        return
        [
            .. DatabaseFileChecks.Column(connection, "PRAGMA integrity_check").Where(line => line != "ok"),
            .. DatabaseFileChecks.Column(connection, "PRAGMA foreign_key_check").Select(table => "A row points nowhere in " + table),
        ];
    }

    /// <summary>The audit trail says what is there, and everything that is derived is as if it were computed anew.</summary>
    internal static async Task<List<string>> CheckAsync(CrashProcess process)
    {
        await using var db = await process.OpenAsync();
        var violations = (await AuditReplay.DifferencesAsync(db)).ToList();
        await using var fresh = await process.OpenAsync();
        var hasCode = await fresh.FeatureCodes.AnyAsync(code => code.Kind == FeatureCodeKind.RecordOnDemand);
        var stored = await fresh.AppLines
            .AsNoTracking()
            .OrderBy(line => line.Id)
            .Select(line => new { line.Id, line.Attention, line.Status })
            .ToListAsync();
        var silentTrunks = await LineStatusUpdate.SilentTrunksAsync(fresh);
        var facts = await fresh.AppLines.AsNoTracking().OrderBy(line => line.Id)
            .Select(LineStatusUpdate.Facts(hasCode, silentTrunks)).ToListAsync();
        violations.AddRange(stored.Zip(facts)
            .Where(pair => (pair.First.Attention, pair.First.Status) != (pair.Second.Attention, pair.Second.Status))
            .Select(pair => $"Line {pair.First.Id} is stored as {pair.First.Status} ({pair.First.Attention}) and is {pair.Second.Status} "
                + $"({pair.Second.Attention})"));
        var (kept, computed) = await KeptColumns.ReadAsync(fresh);
        violations.AddRange(kept.Zip(computed)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => $"A list keeps \"{pair.First}\" and should keep \"{pair.Second}\""));
        return violations;
    }
}
