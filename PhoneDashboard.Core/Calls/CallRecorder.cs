using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Calls;

/// <summary>Writes the engine's records of calls down, quietly and each once (Specification 10).</summary>
internal sealed class CallRecorder(IDbContextFactory<DashboardDb> dbFactory, EngineStore store)
{
    private static readonly Actor Engine = Actor.System("SIP engine");

    /// <summary>Writes what is new, in batches, each with how far it came.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken = default)
    {
        while (await WriteBatchAsync(cancellationToken))
        {
        }
    }

    private async Task<bool> WriteBatchAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var mark = await db.EngineMarks.SingleOrDefaultAsync(cancellationToken) ?? db.Add(new EngineMark()).Entity;
        var (calls, last) = await store.ReadCallsAsync(mark.LastRecord, cancellationToken);
        if (last == mark.LastRecord)
        {
            return false;
        }

        await using var write = await db.BeginWriteAsync(Engine, cancellationToken);
        mark.LastRecord = last;
        await KeepAsync(db, calls, cancellationToken);
        _ = (await write.SaveQuietlyAsync()).Value;
        return true;
    }

    private static async Task KeepAsync(DashboardDb db, IReadOnlyList<EngineCall> calls, CancellationToken cancellationToken)
    {
        var ids = calls.Select(call => call.CallId).ToList();
        var present = await db.Calls.Where(call => ids.Contains(call.EngineId))
            .ToDictionaryAsync(call => call.EngineId, StringComparer.Ordinal, cancellationToken);
        var names = calls.Select(DeviceOf).Distinct(StringComparer.Ordinal).ToList();
        var devices = await db.SipCredentials.Where(credential => names.Contains(credential.Username) && credential.DeviceId != null)
            .ToDictionaryAsync(credential => credential.Username, credential => credential.DeviceId, StringComparer.Ordinal,
            cancellationToken);
        foreach (var call in calls)
        {
            if (!present.TryGetValue(call.CallId, out var record))
            {
                record = new CallRecord { EngineId = call.CallId, FromNumber = call.FromNumber, ToNumber = call.ToNumber };
                (record.Kind, record.StartedUtc) = (KindOf(call.Kind), call.StartedUtc);
                (record.CallingLineId, record.CalledLineId) = (LineOf(call.CallerLine), LineOf(call.CalledLine));
                db.Calls.Add(record);
            }

            (record.AnsweredUtc, record.EndedUtc) = (call.AnsweredUtc, call.EndedUtc);
            (record.Outcome, record.Code) = (call.Outcome, call.Code);
            record.DeviceId = devices.GetValueOrDefault(DeviceOf(call)) ?? record.DeviceId;
        }
    }

    // Of an inbound call, and one between colleagues, the one that answered; of one to the outside the one that called.
    private static string DeviceOf(EngineCall call) => call.CalledLine.Length > 0 ? call.CalledDevice : call.CallerDevice;

    private static CallKind KindOf(string kind) =>
        Enum.TryParse<CallKind>(kind, ignoreCase: true, out var known) ? known : CallKind.Inbound;

    private static long? LineOf(string line) =>
        line.StartsWith('l') && long.TryParse(line.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
