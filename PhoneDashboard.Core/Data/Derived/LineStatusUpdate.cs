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
    /// <param name="hasRecordOnDemandCode">There is a Feature Code of that kind.</param>
    /// <param name="silentTrunks">As <see cref="SilentTrunksAsync"/> reads them.</param>
    internal static Expression<Func<AppLine, AppLineFacts>> Facts(
        bool hasRecordOnDemandCode, IReadOnlyList<long> silentTrunks) => line => new AppLineFacts(
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
        line.DidNumbers.Any(did => did.DidNumber.TrunkId != null && silentTrunks.Contains(did.DidNumber.TrunkId.Value)),
        line.ExternalOutboundCalls && line.CallerIds.Any(callerId => !callerId.DidNumber.Enabled));

    /// <summary>The trunks that carry no calls, because they have no host; none while phones are off.</summary>
    internal static Task<List<long>> SilentTrunksAsync(DashboardDb db, CancellationToken cancellationToken = default) =>
        db.Trunks.Where(trunk => trunk.Address == null && db.AccountSettings.Any(settings => settings.SipDomain != null))
            .Select(trunk => trunk.Id).ToListAsync(cancellationToken);

    private async Task RefreshAsync(DashboardDb db)
    {
        _lineIds.UnionWith(touched.LineIds.Concat(touched.Lines.Select(line => line.Id)));
        await AddIdsAsync(touched.LinesOfUsers, ids => db.AppLines.Where(line => ids.Contains(line.UserId)));
        await AddIdsAsync(touched.LinesOfDidNumbers, ids => db.AppLines.Where(line =>
            line.DidNumbers.Any(did => ids.Contains(did.DidNumberId)) || line.CallerIds.Any(did => ids.Contains(did.DidNumberId))));
        await AddIdsAsync(touched.LinesOfTrunks, ids => db.AppLines.Where(line =>
            line.DidNumbers.Any(did => did.DidNumber.TrunkId != null && ids.Contains(did.DidNumber.TrunkId.Value))));
        if (touched.LinesOfSilentTrunks)
        {
            _lineIds.UnionWith(await db.AppLines
                .Where(line => line.DidNumbers.Any(did => did.DidNumber.Trunk != null && did.DidNumber.Trunk.Address == null))
                .Select(line => line.Id).ToListAsync());
        }

        if (touched.LinesThatRecordOnDemand)
        {
            _lineIds.UnionWith(await db.AppLines.Where(line => line.RecordOnDemand).Select(line => line.Id).ToListAsync());
        }

        if (_lineIds.Count == 0)
        {
            return;
        }

        var hasCode = await db.FeatureCodes.AnyAsync(code => code.Kind == FeatureCodeKind.RecordOnDemand);
        var silentTrunks = await SilentTrunksAsync(db);
        foreach (var batch in _lineIds.Chunk(BatchSize))
        {
            await RefreshBatchAsync(db, batch, Facts(hasCode, silentTrunks));
        }
    }

    private static async Task RefreshBatchAsync(DashboardDb db, long[] ids, Expression<Func<AppLine, AppLineFacts>> facts)
    {
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
