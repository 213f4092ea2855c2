using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Backups;

/// <summary>
/// <c>restore-table [--flips 100] [--seed 1]</c>: backups with something done to them, with their manifest and without. What is refused
/// must leave all as it was.
/// </summary>
internal sealed class RestoreTable : IAsyncDisposable
{
    private readonly TestDb _from, _to;
    private readonly DirectoryInfo _whole = Directory.CreateTempSubdirectory("phonedashboard-restore-");
    private readonly int _seed;
    private Backup _backup = null!;

    private RestoreTable(TestDb from, TestDb to, int seed) => (_from, _to, _seed) = (from, to, seed);

    /// <summary>What is done to a backup, by what it is called: each must be refused, with a manifest and without.</summary>
    internal IReadOnlyDictionary<string, Action<Backup>> Spoilt => new Dictionary<string, Action<Backup>>
    {
        ["keys: an archive without keys"] = backup => WriteZip(backup.Keys, []),
        ["keys: an archive of other files"] = backup => WriteZip(backup.Keys, [("key-1.xml", "<note/>"), ("readme.txt", "keys")]),
        ["keys: those of another system"] = backup => OfAnotherSystem(backup.Keys),
        ["keys: last byte cut off"] = backup => CutOff(backup.Keys),
        ["keys: no archive"] = backup => File.WriteAllText(backup.Keys, "no archive"),
        ["database: foreign, with one known migration"] = backup => Foreign(backup.Database),
        ["database: last byte cut off"] = backup => CutOff(backup.Database),
        ["database: last page cut off"] = backup => CutOff(backup.Database, 4096),
        ["database: no database"] = backup => File.WriteAllText(backup.Database, new string('x', 5000)),
        ["database: empty"] = backup => File.WriteAllBytes(backup.Database, []),
    };

    internal static async Task<int> RunAsync(string[] args)
    {
        var (flips, seed) = (args.Option("--flips", 100), args.Option("--seed", 1));
        await using var table = await CreateAsync(seed);
        var wrong = 0;
        foreach (var (name, spoil) in table.Spoilt)
        {
            foreach (var withManifest in new[] { true, false })
            {
                var outcome = await table.TryAsync(name, spoil, withManifest);
                wrong += outcome is { Refused: true, Untouched: true } ? 0 : 1;
                BenchTools.Print($"{(outcome is { Refused: true, Untouched: true } ? "refused" : "WRONG"),-8} "
                    + $"{name}{(withManifest ? "" : ", no manifest")}: {outcome.Words}");
            }
        }

        foreach (var withManifest in new[] { true, false })
        {
            var outcomes = new List<RestoreOutcome>();
            for (var flip = 0; flip < flips; flip++)
            {
                outcomes.Add(await table.FlipAsync(flip, withManifest));
            }

            wrong += outcomes.Count(outcome => (outcome.Refused && !outcome.Untouched) || (withManifest && !outcome.Refused));
            BenchTools.Print($"one bit flipped in database or keys{(withManifest ? "" : ", no manifest")}: "
                + $"{outcomes.Count(outcome => outcome.Refused)} of {flips} refused");
        }

        var whole = await table.TryAsync("as it was written", _ => { }, withManifest: true);
        BenchTools.Print($"{(whole.Refused ? "WRONG" : "restored"),-8} {whole.Case}: {whole.Words}");
        return wrong > 0 || whole.Refused ? 1 : 0;
    }

    /// <summary>A system with sample data and a backup of it, and another one that it is to be put back over.</summary>
    internal static async Task<RestoreTable> CreateAsync(int seed)
    {
        var table = new RestoreTable(await TestDb.CreateAsync(), await TestDb.CreateAsync(), seed);
        _ = (await table._from.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Value;
        await table._to.AddUserAsync("Present", "Person");
        table._to.Get<IDataProtectionProvider>().CreateProtector("test").Protect([]); // it has a key
        table._backup = (await table._from.Get<BackupService>().WriteAsync(TestActors.Administrator, table._whole.FullName)).Value;
        SqliteConnection.ClearAllPools();
        return table;
    }

    /// <summary>One bit flipped, anywhere in the database or, every tenth time, in the keys.</summary>
    internal Task<RestoreOutcome> FlipAsync(int flip, bool withManifest) => TryAsync("one bit flipped", backup =>
    {
        var random = new Random(unchecked((_seed + flip) * 1_000_003));
        using var file = File.Open(flip % 10 == 9 ? backup.Keys : backup.Database, FileMode.Open);
        var position = random.NextInt64(file.Length);
        file.Position = position;
        var bit = (byte)(file.ReadByte() ^ (1 << random.Next(8)));
        file.Position = position;
        file.WriteByte(bit);
    }, withManifest);

    /// <summary>Spoils a copy of the backup and restores it over the present system.</summary>
    internal async Task<RestoreOutcome> TryAsync(string name, Action<Backup> spoil, bool withManifest)
    {
        var folder = Directory.CreateTempSubdirectory("phonedashboard-restore-");
        try
        {
            foreach (var file in _backup.Files.Where(file => withManifest || file != _backup.Manifest))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            spoil(Assert.Single(new BackupFolder(folder.FullName).List()));
            SqliteConnection.ClearAllPools();
            var before = Fingerprint(_to.Folder);
            var result = await _to.Get<RestoreService>().RestoreAsync(
                TestActors.Administrator, folder.FullName, force: true, withoutChecksum: !withManifest);
            return new RestoreOutcome(
                name, !result.Succeeded, result.Succeeded ? "put back" : result.Problems[0].Message, Fingerprint(_to.Folder) == before);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _whole.Delete(recursive: true);
    }

    private static void WriteZip(string path, (string Name, string Text)[] files)
    {
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private static void CutOff(string path, int bytes = 1)
    {
        using var file = File.Open(path, FileMode.Open);
        file.SetLength(file.Length - bytes);
    }

    private static void Foreign(string path)
    {
        File.Delete(path);
        using var connection = DatabaseFileChecks.Open(path, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20261123050947_Initial', '10.0.0');
            CREATE TABLE "Cats" ("Id" INTEGER PRIMARY KEY, "Name" TEXT);
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>All files of a system but the lock and the index of the log, which say nothing.</summary>
    internal static string Fingerprint(string folder) => string.Join('\n', Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
        .Select(file => file + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    private void OfAnotherSystem(string path)
    {
        File.Delete(path);
        ZipFile.CreateFromDirectory(Path.Combine(_to.Folder, "keys"), path);
    }
}
