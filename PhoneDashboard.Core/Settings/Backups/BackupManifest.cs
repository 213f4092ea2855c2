using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>What a backup says of itself, as a third file: by it every byte that changed since is noticed.</summary>
/// <param name="Version">Of PhoneDashboard, which wrote it.</param>
/// <param name="Utc">When it was begun, UTC.</param>
/// <param name="Migration">The last migration that its database has.</param>
/// <param name="Database">The database.</param>
/// <param name="Keys">The archive with the keys.</param>
/// <param name="Rows">How many rows each table has.</param>
internal sealed record BackupManifest(
    string Version, DateTime Utc, string Migration, FileSum Database, FileSum Keys, SortedDictionary<string, long> Rows)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Of two files that are whole.</summary>
    internal static BackupManifest Of(DateTime utc, string database, string keys)
    {
        using var connection = DatabaseFileChecks.Open(database, SqliteOpenMode.ReadOnly);
        var version = typeof(BackupManifest).Assembly.GetName().Version!.ToString();
        return new BackupManifest(
            version,
            utc,
            DatabaseFileChecks.Migrations(connection)[^1],
            FileSum.Of(database),
            FileSum.Of(keys),
            DatabaseFileChecks.Rows(connection));
    }

    /// <summary>Null when the file is no manifest.</summary>
    internal static BackupManifest? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path)) is
            {
                Version: not null, Migration: not null, Database: not null, Keys: not null, Rows: not null,
            } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, Indented));
}
