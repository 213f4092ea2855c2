using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// Status and reasons of the lines that a save may change, and the only place that computes them: every save passes here, so that no
/// feature can forget it.
/// </summary>
/// <param name="newUsers">Whose rows need nothing more.</param>
internal sealed class LineStatusUpdate(NewUserColumns newUsers) : ISaveParticipant
{
    /// <summary>How many lines are computed at once.</summary>
    internal const int BatchSize = 500;

    private readonly List<AppLine> _lines = [];
    private readonly HashSet<long> _lineIds = [];
    private readonly HashSet<long> _userIds = [];
    private readonly HashSet<long> _didIds = [];
    private bool _allOnDemand;

    /// <summary>Reads the change tracker before the save.</summary>
    public Task BeforeAsync(WriteScope write)
    {
        foreach (var entry in write.Db.ChangeTracker.Entries()
            .Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached) && !newUsers.Knows(entry)))
        {
            Add(entry);
        }

        return Task.CompletedTask;
    }

    public Task AfterAsync(WriteScope write) => RefreshAsync(write.Db);

    /// <summary>These lines, which were written without the change tracker.</summary>
    internal static Task OfAsync(DashboardDb db, IEnumerable<long> lineIds)
    {
        var update = new LineStatusUpdate(new NewUserColumns());
        update._lineIds.UnionWith(lineIds);
        return update.RefreshAsync(db);
    }

    /// <summary>What decides a line's status, of the rows as well as of objects that are all at hand.</summary>
    internal static Expression<Func<AppLine, AppLineFacts>> Facts(bool hasRecordOnDemandCode) => line => new AppLineFacts(
        line.IsConfigured,
        line.RecordInboundInternal || line.RecordInboundExternal || line.RecordOutboundInternal || line.RecordOutboundExternal || line.RecordOnDemand,
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
        _lineIds.UnionWith(_lines.Select(line => line.Id));
        await AddIdsAsync(_userIds, ids => db.AppLines.Where(line => ids.Contains(line.UserId)));
        await AddIdsAsync(_didIds, ids => db.AppLines.Where(line => line.DidNumbers.Any(did => ids.Contains(did.DidNumberId)) || line.CallerIds.Any(did => ids.Contains(did.DidNumberId))));
        if (_allOnDemand)
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
        var computed = await db.AppLines.AsNoTracking().Where(line => ids.Contains(line.Id)).OrderBy(line => line.Id).Select(facts).ToListAsync();
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

    private void Add(EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case AppLine line:
                _lines.Add(line);
                break;
            case DidAssignment or InternalNumberAssignment or CallFlowDestination:
                AddLine(entry, nameof(DidAssignment.ContactMethodId));
                break;
            case LineCallerId or LineDeliveryMethod:
                AddLine(entry, nameof(LineCallerId.AppLineId));
                break;
            case DidNumber did when IsModified(entry, nameof(DidNumber.Enabled)) || IsModified(entry, nameof(DidNumber.TrunkId)):
                _didIds.Add(did.Id);
                break;
            case PhoneUser user when IsModified(entry, nameof(PhoneUser.EmailKey)):
                _userIds.Add(user.Id);
                break;
            case FeatureCode:
                _allOnDemand = true;
                break;
        }
    }

    private static bool IsModified(EntityEntry entry, string property) => entry.State == EntityState.Modified && entry.Property(property).IsModified;

    /// <summary>The line before and after: a number may have moved from one to the other. A new line has no id yet, and is in the list of lines.</summary>
    private void AddLine(EntityEntry entry, string foreignKey)
    {
        foreach (var id in new[] { entry.Property(foreignKey).OriginalValue, entry.Property(foreignKey).CurrentValue }.OfType<long>().Where(id => id > 0))
        {
            _lineIds.Add(id);
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
