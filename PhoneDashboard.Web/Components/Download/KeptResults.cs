using System.Collections.Concurrent;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Download;

/// <summary>
/// The results that open dialogs show, so that their files can be asked for by address. Whoever keeps one drops it when its dialog goes.
/// </summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class KeptResults<T>
    where T : class
{
    private readonly ConcurrentDictionary<Guid, (long? Account, T Result)> _kept = new();

    /// <summary>Keeps it for this person.</summary>
    /// <returns>What it is found by.</returns>
    public Guid Keep(Actor actor, T result)
    {
        var id = Guid.NewGuid();
        _kept[id] = (actor.AccountId, result);
        return id;
    }

    /// <summary>The result, for the person whom it was kept for; null for others, and when its dialog is closed.</summary>
    public T? Find(Actor actor, Guid id) =>
        _kept.TryGetValue(id, out var kept) && kept.Account == actor.AccountId ? kept.Result : null;

    /// <summary>The dialog is closed.</summary>
    public void Drop(Guid id) => _kept.TryRemove(id, out _);
}
