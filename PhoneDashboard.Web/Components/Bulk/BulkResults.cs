using System.Collections.Concurrent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>
/// The results that open dialogs show, so that their files can be asked for by address. Whoever keeps one drops it when its dialog goes.
/// </summary>
public sealed class BulkResults
{
    private readonly ConcurrentDictionary<Guid, (long? Account, BulkDone Done)> _kept = new();

    /// <summary>Keeps it for this person.</summary>
    /// <returns>What it is found by.</returns>
    public Guid Keep(Actor actor, BulkDone done)
    {
        var id = Guid.NewGuid();
        _kept[id] = (actor.AccountId, done);
        return id;
    }

    /// <summary>The result, for the person whom it was kept for; null for others, and when its dialog is closed.</summary>
    public BulkDone? Find(Actor actor, Guid id) =>
        _kept.TryGetValue(id, out var kept) && kept.Account == actor.AccountId ? kept.Done : null;

    /// <summary>The dialog is closed.</summary>
    public void Drop(Guid id) => _kept.TryRemove(id, out _);
}
