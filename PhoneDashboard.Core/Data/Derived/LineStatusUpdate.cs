using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.FeatureCodes;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// Status and reasons of the lines that a save may change, and the only place that computes them: every save passes here, so that no
/// feature can forget it.
/// </summary>
/// <param name="touched">What the save touches.</param>
internal sealed class LineStatusUpdate(TouchedRows touched) : ISaveParticipant
{
    /// <summary>How many lines are computed at once.</summary>
    internal const int BatchSize = 500;

    private readonly HashSet<long> _lineIds = [];

    public Task AfterAsync(WriteScope write) => RefreshAsync(write.Db);

    /// <summary>These lines, which were written without the change tracker.</summary>
    internal static Task OfAsync(DashboardDb db, IEnumerable<long> lineIds)
    {
        var update = new LineStatusUpdate(new TouchedRows(new NewUserColumns()));
        update._lineIds.UnionWith(lineIds);
        return update.RefreshAsync(db);
    }

    /// <summary>What decides a line's status, of the rows as well as of objects that are all at hand.</summary>
    internal static Expression<Func<AppLine, AppLineFacts>> Facts(bool hasRecordOnDemandCode) => line => new AppLineFacts(
        line.IsConfigured,
        line.RecordInboundInternal || line.RecordInboundExternal || line.RecordOutboundInternal || line.RecordOutboundExternal
            || line.RecordOnDemand,
        line.RecordOnDemand,
        hasRecordOnDemandCode,
        line.WhenUnavailable == WhenUnavailable.RouteToVoicemail,
        line.DeliveryMethods.Count != 0,
        line.User.EmailKey != null,
        line.DidNumbers.Count != 0 || line.InternalNumbers.Count != 0,
        line.Destinations.Count != 0,
        line.DidNumbers.Any(did => !did.DidNumber.Enabled),
        line.DidNumbers.Any(did => did.DidNumber.TrunkId == null),
        line.ExternalOutboundCalls && line.CallerIds.Any(callerId => !callerId.DidNumber.Enabled));

    private async Task RefreshAsync(DashboardDb db)
    {
        _lineIds.UnionWith(touched.LineIds.Concat(touched.Lines.Select(line => line.Id)));
        await AddIdsAsync(touched.LinesOfUsers, ids => db.AppLines.Where(line => ids.Contains(line.UserId)));
        await AddIdsAsync(touched.LinesOfDidNumbers, ids => db.AppLines.Where(line =>
            line.DidNumbers.Any(did => ids.Contains(did.DidNumberId)) || line.CallerIds.Any(did => ids.Contains(did.DidNumberId))));
        if (touched.LinesThatRecordOnDemand)
        {
            _lineIds.UnionWith(await db.AppLines.Where(line => line.RecordOnDemand).Select(line => line.Id).ToListAsync());
        }

        if (_lineIds.Count == 0)
        {
            return;
        }

        var hasCode = await db.FeatureCodes.AnyAsync(code => code.Kind == FeatureCodeKind.RecordOnDemand);
        foreach (var batch in _lineIds.Chunk(BatchSize))
        {
            await RefreshBatchAsync(db, batch, hasCode);
        }
    }

    private static async Task RefreshBatchAsync(DashboardDb db, long[] ids, bool hasCode)
    {
        var facts = Facts(hasCode);
        var present = await db.AppLines.AsNoTracking()
            .Where(line => ids.Contains(line.Id))
            .Select(line => new { line.Id, line.Attention, line.Status })
            .ToDictionaryAsync(line => line.Id);
        var computed = await db.AppLines
            .AsNoTracking()
            .Where(line => ids.Contains(line.Id))
            .OrderBy(line => line.Id)
            .Select(facts)
            .ToListAsync();
        var changed = present.Values.OrderBy(line => line.Id).Zip(computed)
            .Where(pair => pair.First.Attention != pair.Second.Attention || pair.First.Status != pair.Second.Status)
            .GroupBy(pair => (pair.Second.Attention, pair.Second.Status), pair => pair.First.Id);
        foreach (var group in changed)
        {
            var lineIds = group.ToArray();
            await db.AppLines.Where(line => lineIds.Contains(line.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(line => line.Attention, group.Key.Attention)
                .SetProperty(line => line.Status, group.Key.Status));
        }
    }

    private async Task AddIdsAsync(HashSet<long> ids, Func<long[], IQueryable<AppLine>> lines)
    {
        foreach (var batch in ids.Chunk(BatchSize))
        {
            _lineIds.UnionWith(await lines(batch).Select(line => line.Id).ToListAsync());
        }
    }
}
