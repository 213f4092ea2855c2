using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Tests.Support;

/// <summary>Every row of the database as text, to compare two moments of it.</summary>
internal static class TableDump
{
    // The trail of what happened, and what the database keeps for itself.
    private static readonly string[] Left =
        ["Audit", "AuditFields", "ChangeSnapshots", "sqlite_sequence", "sqlite_stat1", "__EFMigrationsHistory"];

    internal static async Task<SortedSet<string>> ReadAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var tables = await db.Database
            .SqlQueryRaw<string>("""SELECT name AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%Texts%'""")
            .ToListAsync();
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in tables.Except(Left, StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // A flow that lost a destination and got it back has a later version: versions only go up, or a form opened in
                // between could overwrite.
                var columns = Enumerable.Range(0, reader.FieldCount)
                    .Where(column => table != "CallFlows" || reader.GetName(column) != "Version");
                rows.Add($"{table}: "
                    + $"{string.Join(" | ", columns.Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}"))}");
            }
        }

        return rows;
    }

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
