using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>bench-deletes --database FILE [--devices N]</c>: devices deleted one after the other, and the trunk with most numbers, taken back and
/// deleted again; on a copy of the database.
/// </summary>
internal static class PhonesDeletes
{
    internal static Task<int> RunAsync(string[] args) => BenchDatabase.OnCopyAsync(args, async database =>
    {
        await using var db = await database.OpenAsync();
        var devices = await db.AppDevices.OrderBy(device => device.Id).Select(device => device.Id)
            .Take(args.Option("--devices", 100)).ToListAsync();
        var times = new List<double>();
        foreach (var device in devices)
        {
            var start = Stopwatch.GetTimestamp();
            _ = (await database.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, device)).Value;
            times.Add(MillisecondsSince(start));
        }

        var trunk = await db.Trunks.OrderByDescending(trunk => db.DidNumbers.Count(did => did.TrunkId == trunk.Id))
            .Select(trunk => trunk.Id).FirstAsync();
        var numbers = await db.DidNumbers.CountAsync(did => did.TrunkId == trunk);
        var trunks = database.Get<TrunkService>();
        long? undo = null;
        Print($"a device, {times.Count} of them: p50 {Number(times.Percentile(0.5))} ms, p95 {Number(times.Percentile(0.95))} ms");
        await TimeAsync($"a trunk with {numbers:N0} numbers: what goes with it",
            () => trunks.DeletePreviewAsync(TestActors.Administrator, trunk));
        await TimeAsync("deleted", async () => undo = (await trunks.DeleteAsync(TestActors.Administrator, trunk)).Value.UndoId);
        if (undo is { } id)
        {
            await TimeAsync("taken back", () => database.Get<UndoService>().UndoAsync(TestActors.Administrator, id));
        }

        return 0;
    });

    private static async Task TimeAsync(string name, Func<Task> measured)
    {
        var (allocated, clock) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        await measured();
        Print($"{name}: {Number(clock.Elapsed.TotalMilliseconds)} ms, {Number((GC.GetTotalAllocatedBytes() - allocated) / 1e6)} MB "
            + "allocated");
    }
}
