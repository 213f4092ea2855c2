using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>A copy of a backup in a folder of its own, which goes with it: what is checked there is what comes in.</summary>
internal sealed class StagedBackup : IAsyncDisposable
{
    private readonly Backup _backup;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ServiceProvider _services;

    internal StagedBackup(Backup backup, string folder, IConfiguration configuration, TimeProvider time, ILoggerFactory loggers)
    {
        (_backup, _folder, _time) = (backup, folder, time);
        DeleteFolder();
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var settings = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ConnectionString,
            ["DataProtection:KeysFolder"] = KeysFolder,
        }).Build();
        _services = new ServiceCollection()
            .AddSingleton(time)
            .AddLogging()
            .AddSingleton(loggers)
            .AddPhoneDashboardCore(settings)
            .BuildServiceProvider();
    }

    /// <summary>The copy of the database.</summary>
    internal string Database => Path.Combine(_folder, "database.db");

    /// <summary>The backup's keys, each a file.</summary>
    internal IReadOnlyList<string> KeyFiles { get; private set; } = [];

    private string KeysFolder => Path.Combine(_folder, "keys");

    private string KeysArchive => Path.Combine(_folder, "keys.zip");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        DeleteFolder();
    }

    /// <summary>
    /// Copies the backup and checks all of it: against its manifest, file by file and table by table, that it is PhoneDashboard's and of no
    /// newer version, that it comes up to this version, and that its keys open what it holds sealed. Invalid or Changed: why it is not to
    /// be taken; null: it may come in.
    /// </summary>
    internal async Task<Problem?> CheckAsync(bool withoutChecksum, CancellationToken cancellationToken)
    {
        File.Copy(_backup.Database, Database, overwrite: true);
        File.Copy(_backup.Keys, KeysArchive, overwrite: true);
        var manifest = _backup.Manifest is null ? null : BackupManifest.Read(_backup.Manifest);
        var unfit = CheckSums(manifest, withoutChecksum) ?? CheckKeys() ?? await CheckDatabaseAsync(manifest, cancellationToken);
        if (unfit is not null)
        {
            return unfit;
        }

        await _services.GetRequiredService<DatabaseStartup>().RunAsync(cancellationToken);
        await using var db = await OpenAsync(cancellationToken);
        return await BackupSeals.OpenAnyAsync(db, _services.GetRequiredService<IDataProtectionProvider>(), cancellationToken) ? null
            : Invalid(
                $"The keys {_backup.Keys} open nothing that is encrypted in the database {_backup.Database}: "
                    + "they do not belong to this backup.");
    }

    /// <summary>
    /// The queued mails wait for an administrator: the system that the backup is of may have sent them since. The audit trail says that
    /// this is a restored one.
    /// </summary>
    /// <returns>How many wait, and the base address of their links.</returns>
    internal async Task<(int Held, string PublicUrl)> HoldMailsAsync(Actor actor)
    {
        await using var db = await OpenAsync(CancellationToken.None);
        await using var write = await db.BeginWriteAsync(actor);
        var held = await db.Outbox.Where(mail => mail.State == OutboxState.Queued)
            .ExecuteUpdateAsync(
                mails => mails.SetProperty(mail => mail.IsHeld, true).SetProperty(mail => mail.LeasedUntilUtc, (DateTime?)null));
        var settings = await db.AccountSettings.SingleAsync();
        write.Note(AuditAction.BackupRestored, settings, new FieldChange("File", null, FieldValue.Of(Path.GetFileName(_backup.Database))));
        return (await write.SaveAsync(() => (held, settings.PublicUrl))).Value;
    }

    private static Problem Invalid(string message) => new(ProblemKind.Invalid, message);

    private Task<DashboardDb> OpenAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync(cancellationToken);

    private Problem? CheckSums(BackupManifest? manifest, bool withoutChecksum)
    {
        if (_backup.Manifest is null)
        {
            return withoutChecksum ? null
                : Invalid($"The backup {_backup.Database} has no manifest beside it, so nothing shows whether it changed since it was "
                    + "written. Put its .manifest.json there; for a backup of a version that wrote none, use --without-checksum.");
        }

        return manifest is null ? Invalid($"The file {_backup.Manifest} is not the manifest of a backup.")
            : FileSum.Of(Database) != manifest.Database ? Damaged(_backup.Database, "it is not what was written")
            : FileSum.Of(KeysArchive) != manifest.Keys ? Damaged(_backup.Keys, "it is not what was written")
            : null;
    }

    // What was read from a file is in the order of some language.
    private static IEnumerable<KeyValuePair<string, long>> InOrder(SortedDictionary<string, long> rows) =>
        rows.OrderBy(table => table.Key, StringComparer.Ordinal);

    private static Problem Damaged(string file, string why) =>
        Invalid($"The backup {file} is damaged ({why}). Take an older one out of its folder and restore that.");

    private Problem? CheckKeys()
    {
        try
        {
            ZipFile.ExtractToDirectory(KeysArchive, Directory.CreateDirectory(KeysFolder).FullName, overwriteFiles: true);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return Damaged(_backup.Keys, exception.Message);
        }

        KeyFiles = [.. Directory.EnumerateFiles(KeysFolder, "*.xml")];
        return KeyFiles.Any(IsKey) ? null : Invalid($"There are no keys in {_backup.Keys}: what the database has encrypted would be lost.");
    }

    private static bool IsKey(string file)
    {
        try
        {
            return XDocument.Load(file).Root?.Name.LocalName == "key";
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }

    private async Task<Problem?> CheckDatabaseAsync(BackupManifest? manifest, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await OpenAsync(cancellationToken);
            await using var connection = DatabaseFileChecks.Open(Database, SqliteOpenMode.ReadWrite);
            if (DatabaseFileChecks.Damage(connection) is { } damage)
            {
                return Damaged(_backup.Database, damage);
            }

            DatabaseFileChecks.CompareTexts(connection);
            var (known, has) = (db.Database.GetMigrations().ToList(), DatabaseFileChecks.Migrations(connection));
            if (has.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newer
                && has.Intersect(known, StringComparer.Ordinal).Any())
            {
                return new Problem(ProblemKind.Changed, $"The backup {_backup.Database} was written by a newer version of PhoneDashboard "
                    + $"({newer}). Restore it with that version.");
            }

            if (manifest is not null
                && (manifest.Migration != has.LastOrDefault()
                    || !InOrder(manifest.Rows).SequenceEqual(DatabaseFileChecks.Rows(connection))))
            {
                return Invalid(
                    $"The manifest {_backup.Manifest} does not belong to the database {_backup.Database}: its version or its rows differ.");
            }

            return has.Count > 0 && known.Take(has.Count).SequenceEqual(has, StringComparer.Ordinal)
                && !(await ColumnsOfAsync(has[^1], cancellationToken))
                    .Except(DatabaseFileChecks.Columns(connection), StringComparer.Ordinal)
                    .Any()
                ? null
                : Invalid($"The file {_backup.Database} is not a PhoneDashboard database.");
        }
        catch (SqliteException exception)
        {
            return Damaged(_backup.Database, exception.Message);
        }
    }

    /// <summary>The columns of a new database of that version.</summary>
    private async Task<List<string>> ColumnsOfAsync(string migration, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        using var gate = new WriteGate();
        await using var db = new DashboardDb(
            new DbContextOptionsBuilder<DashboardDb>().UseSqlite(connection).Options, gate, new ChangeFeed(),
            _services.GetRequiredService<SnapshotSecrets>(), _time);
        await db.GetService<IMigrator>().MigrateAsync(migration, cancellationToken);
        return DatabaseFileChecks.Columns(connection);
    }

    private void DeleteFolder()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
