using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// The stretches in which schedules are open, which the SIP engine reads (Specification 10): written with every save of a schedule, so that
/// the next call obeys it, and once a day, because they reach so many days ahead.
/// </summary>
/// <param name="touched">What the save touches.</param>
internal sealed class ScheduleOpeningsUpdate(TouchedRows touched) : ISaveParticipant
{
    /// <summary>How far ahead.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromDays(60);

    // The clock of the engine's machine may be behind.
    private static readonly TimeSpan Behind = TimeSpan.FromDays(1);

    public async Task AfterAsync(WriteScope write)
    {
        var ids = touched.ScheduleIds.Concat(touched.Schedules.Select(schedule => schedule.Id)).ToHashSet();
        if (ids.Count > 0)
        {
            await OfAsync(write.Db, [.. ids], write.Utc);
        }
    }

    /// <summary>
    /// These schedules, from what is in the database; within the caller's transaction. Those that are no longer there are left out.
    /// </summary>
    /// <param name="db">Whose transaction it is.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="nowUtc">Now.</param>
    internal static async Task OfAsync(DashboardDb db, IReadOnlyCollection<long> ids, DateTime nowUtc)
    {
        var until = nowUtc + Ahead;
        var schedules = await db.TimeSchedules.AsNoTracking().AsSplitQuery().Include(schedule => schedule.Ranges)
            .Include(schedule => schedule.Exceptions).Where(schedule => ids.Contains(schedule.Id)).ToListAsync();
        var openings = schedules.SelectMany(schedule => Openings(schedule, nowUtc - Behind, until)).ToList();

        await db.TimeScheduleOpenings.Where(opening => ids.Contains(opening.TimeScheduleId)).ExecuteDeleteAsync();
        db.AddRange(openings);
        await db.SaveChangesAsync(CancellationToken.None);
        openings.ForEach(opening => db.Entry(opening).State = EntityState.Detached); // another save may write them anew
        await db.TimeSchedules.Where(schedule => ids.Contains(schedule.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(schedule => schedule.OpeningsUntilUtc, until));
    }

    private static IEnumerable<TimeScheduleOpening> Openings(TimeSchedule schedule, DateTime fromUtc, DateTime untilUtc) => ScheduleOpenings
        .Between([.. schedule.Ranges.Select(range => new WorkingRange(range.Day, range.From, range.To))],
            schedule.Exceptions, TimeZones.Of(schedule.TimeZone), fromUtc, untilUtc)
        .Select(span => new TimeScheduleOpening
        {
            TimeScheduleId = schedule.Id,
            FromUnix = new DateTimeOffset(span.From, TimeSpan.Zero).ToUnixTimeSeconds(),
            ToUnix = new DateTimeOffset(span.To, TimeSpan.Zero).ToUnixTimeSeconds(),
        });
}
