using System.Diagnostics;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What people feel who save a user each, again and again, while something long goes on.</summary>
internal static class OthersSaving
{
    /// <summary>How many saves there were, all of them kept, and how long they took, in words.</summary>
    internal static async Task<string> DuringAsync(BenchDatabase database, IReadOnlyList<long> ids, Func<Task> work)
    {
        using var done = new CancellationTokenSource();
        var users = database.Get<PhoneUserService>();
        var saving = ids.Select(id => Task.Run(async () =>
        {
            var times = new List<double>();
            while (!done.IsCancellationRequested)
            {
                var edit = (await users.GetAsync(TestActors.Administrator, id))!;
                edit.JobTitle = $"Saved {times.Count}";
                var start = Stopwatch.GetTimestamp();
                _ = (await users.SaveAsync(TestActors.Administrator, edit)).Value;
                times.Add(MillisecondsSince(start));
            }

            var kept = (await users.GetAsync(TestActors.Administrator, id))!.JobTitle;
            return kept == $"Saved {times.Count - 1}"
                ? times
                : throw new InvalidOperationException($"User {id} has “{kept}” after {times.Count} saves.");
        })).ToList();
        await work();
        await done.CancelAsync();
        var all = (await Task.WhenAll(saving)).SelectMany(times => times).ToList();
        return $"{ids.Count} others saved a user each again and again: {all.Count} saves, all of them kept; p50 "
            + $"{Number(all.Percentile(0.5))} ms, p95 {Number(all.Percentile(0.95))} ms, the longest {Number(all.Max())} ms";
    }

    /// <summary>The first users of the list.</summary>
    internal static async Task<List<long>> IdsAsync(BenchDatabase database, int count)
    {
        var ids = new List<long>();
        var query = new ListQuery { PageSize = 100 };
        for (var page = 1; ids.Count < count; page++)
        {
            ids.AddRange((await database.Get<PhoneUserService>().ListAsync(TestActors.Administrator, query with { Page = page })).Rows
                .Select(row => row.Id));
        }

        return ids[..count];
    }
}
