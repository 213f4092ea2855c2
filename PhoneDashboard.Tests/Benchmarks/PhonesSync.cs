using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What the dashboard does each half minute with what the engine knows of phones: statements, and how long it takes.</summary>
internal static class PhonesSync
{
    internal static async Task RunAsync(PhonesCompany company)
    {
        var sync = company.Database.Get<RegistrationSync>();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var rows = new List<string[]> { new[] { "registrations: a round with", "statements", "ms", "allocated MB" } };
        foreach (var (what, share, later) in new[]
                 {
                     ("all phones new at the engine", 1.0, 0), ("nothing changed", 1.0, 0), ("one in eighteen registered anew", 1.0, -18),
                     ("all registered anew", 1.0, 60), ("half of them gone", 0.5, 60), ("all gone", 0.0, 60),
                 })
        {
            await RegisterAsync(company, (int)(company.Lines * share), now, later);
            company.Statements.Count = 0;
            var (allocated, clock) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            await sync.RunAsync(alsoKnown: true);
            rows.Add([what, $"{company.Statements.Count:N0}", Number(clock.Elapsed.TotalMilliseconds),
                Number((GC.GetTotalAllocatedBytes() - allocated) / 1e6)]);
        }

        PrintTable(1, [.. rows]);
    }

    // As the engine writes it. A negative number: only one in so many is a minute later.
    private static async Task RegisterAsync(PhonesCompany company, int phones, long now, int later)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(company.Store)!);
        await using var connection = new SqliteConnection($"Data Source={company.Store};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var at = later < 0 ? $"{now} + CASE WHEN value % {-later} = 0 THEN 30 ELSE 0 END" : $"{now + later}";
        var tables = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "sip", "engine.sql"));
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            {tables};
            DELETE FROM location_md5;
            WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < {phones - 1})
            INSERT INTO location_md5 (ruid, username, contact, expires, q, callid, cseq, last_modified, user_agent)
            SELECT 'r' || value, 'phone' || value, 'sip:x', {at} + 600, 1, 'x', 1, {at}, 'LinphoneAndroid/6.0 (Phone) LinphoneSDK/5.4'
            FROM n WHERE value < {phones};
            """);
        await command.ExecuteNonQueryAsync();
    }
}
