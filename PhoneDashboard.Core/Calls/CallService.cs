using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Calls;

/// <summary>The calls that the SIP engine recorded (Specification 10).</summary>
public sealed class CallService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>How many calls are read at once.</summary>
    public const int PageSize = 25;

    /// <summary>The calls from and to a line, newest first; null when the line is gone.</summary>
    /// <param name="actor">Needs <see cref="Permission.Read"/>.</param>
    /// <param name="lineId">The line.</param>
    /// <param name="before">The oldest call that is shown already, to go on; null to begin.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CallPage?> ListAsync(
        Actor actor, long lineId, CallRow? before = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.AppLines.Where(line => line.Id == lineId).Select(line => line.User.FirstName + " " + line.User.LastName)
            .SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return null;
        }

        // Each by its own index; a line that calls itself is in both.
        var calls = (await PageAsync(db.Calls.Where(call => call.CallingLineId == lineId), before, cancellationToken))
            .Concat(await PageAsync(db.Calls.Where(call => call.CalledLineId == lineId), before, cancellationToken))
            .DistinctBy(call => call.Id).OrderByDescending(call => call.StartedUtc).ThenByDescending(call => call.Id).ToList();
        var page = calls.Take(PageSize).ToList();
        return new CallPage(name, await RowsAsync(db, lineId, page, cancellationToken), calls.Count > PageSize);
    }

    private static Task<List<CallRecord>> PageAsync(IQueryable<CallRecord> calls, CallRow? before, CancellationToken cancellationToken) =>
        (before is null ? calls : calls.Where(call =>
            call.StartedUtc < before.StartedUtc || (call.StartedUtc == before.StartedUtc && call.Id < before.Id)))
        .AsNoTracking().OrderByDescending(call => call.StartedUtc).ThenByDescending(call => call.Id).Take(PageSize + 1)
        .ToListAsync(cancellationToken);

    private static async Task<List<CallRow>> RowsAsync(
        DashboardDb db, long lineId, List<CallRecord> calls, CancellationToken cancellationToken)
    {
        var others = calls.Select(call => OtherOf(call, lineId)).OfType<long>().Distinct().ToList();
        var names = await db.AppLines.Where(line => others.Contains(line.Id))
            .Select(line => new { line.Id, Name = line.User.FirstName + " " + line.User.LastName })
            .ToDictionaryAsync(line => line.Id, line => line.Name, cancellationToken);
        var deviceIds = calls.Select(call => call.DeviceId).OfType<long>().Distinct().ToList();
        var devices = await db.AppDevices.Where(device => deviceIds.Contains(device.Id))
            .Select(device => new { device.Id, device.Name })
            .ToDictionaryAsync(device => device.Id, device => device.Name, cancellationToken);
        return
        [
            .. calls.Select(call => new CallRow(
                call.Id, call.Kind, call.StartedUtc, call.CallingLineId == lineId,
                Written(call, call.CallingLineId == lineId ? call.ToNumber : call.FromNumber), call.Outcome)
            {
                Colleague = OtherOf(call, lineId) is { } other ? names.GetValueOrDefault(other) : null,
                Device = call.DeviceId is { } device ? devices.GetValueOrDefault(device) : null,
                Talked = call.EndedUtc - call.AnsweredUtc,
            }),
        ];
    }

    private static long? OtherOf(CallRecord call, long lineId) => call.CallingLineId == lineId ? call.CalledLineId : call.CallingLineId;

    // Extensions and emergency numbers are short, and no public number is.
    private static string Written(CallRecord call, string digits) =>
        call.Kind is CallKind.Emergency || digits.Length < E164.MinDigits ? digits : E164.Format(digits);
}
