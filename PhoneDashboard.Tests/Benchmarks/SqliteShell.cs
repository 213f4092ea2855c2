using System.Diagnostics;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Debian's <c>sqlite3</c>, the peer of the CSV export.</summary>
internal static class SqliteShell
{
    /// <summary>Writes what the SQL text in a file finds as CSV into another, without passing through this process.</summary>
    internal static async Task WriteCsvAsync(string database, string sqlFile, string target)
    {
        using var shell = Process.Start("/bin/sh", ["-c", "sqlite3 -readonly -csv \"$0\" < \"$1\" > \"$2\"", database, sqlFile, target]);
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"sqlite3 ended with {shell.ExitCode}: is it installed, and does it understand {sqlFile}?");
        }
    }
}
