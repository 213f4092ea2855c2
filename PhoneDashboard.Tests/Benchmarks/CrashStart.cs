using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// What every round begins with: a hundred users with a line, a number and an extension each, and free ones for those who come. Made once,
/// copied for each round.
/// </summary>
internal sealed class CrashStart
{
    private const int Users = 100, Free = 60;

    private CrashStart(string folder) => Folder = folder;

    internal string Folder { get; }

    internal List<long> UserIds { get; } = [];

    internal List<long> OwnDidIds { get; } = [];

    internal List<long> FreeDidIds { get; } = [];

    internal List<long> FreeInternalNumberIds { get; } = [];

    /// <summary>The lines as they are, by user.</summary>
    internal Dictionary<long, AppLineDetails> Lines { get; } = [];

    internal static string EmailOf(int user) => string.Create(CultureInfo.InvariantCulture, $"user{user}@example.com");

    internal static async Task<CrashStart> CreateAsync(string folder)
    {
        var start = new CrashStart(folder);
        await using (var process = await CrashProcess.OpenAsync(folder))
        {
            for (var index = 0; index < Users + Free; index++)
            {
                var did = await process.AddDidAsync(string.Create(CultureInfo.InvariantCulture, $"1101555{index:0000}"));
                var number = await process.AddInternalNumberAsync(string.Create(CultureInfo.InvariantCulture, $"{1000 + index}"));
                (index < Users ? start.OwnDidIds : start.FreeDidIds).Add(did);
                if (index < Users)
                {
                    await start.AddUserAsync(process, index, new AppLineEdit { DidNumberIds = [did], InternalNumberIds = [number] });
                }
                else
                {
                    start.FreeInternalNumberIds.Add(number);
                }
            }
        }

        SqliteConnection.ClearAllPools(); // the last one to close writes the log back: one file to copy
        return start;
    }

    /// <summary>
    /// A folder, on a disk of its own if there is one, with a copy of the database and the keys, and the plan of a round.
    /// </summary>
    internal string CopyForRound<T>(IReadOnlyList<T> plan, TinyDisk? disk = null)
    {
        var folder = disk is null ? Directory.CreateTempSubdirectory("phonedashboard-crash-").FullName : Path.Combine(disk.Folder, "round");
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllBytes(Path.Combine(folder, CrashWorker.PlanFile), JsonSerializer.SerializeToUtf8Bytes(plan));
        return folder;
    }

    private async Task AddUserAsync(CrashProcess process, int index, AppLineEdit line)
    {
        var user = await process.AddUserAsync("User", string.Create(CultureInfo.InvariantCulture, $"Number {index}"), EmailOf(index), line);
        UserIds.Add(user);
        Lines.Add(user, (await process.Get<AppLineService>().GetAsync(TestActors.Administrator, await process.LineOfAsync(user)))!);
    }
}
