using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhoneDashboard.Core.Data.Derived;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// An open write: the turn at the gate, the transaction, and the save. Disposed without a save, it rolls back.
/// </summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly IDisposable _turn;
    private readonly ChangeFeed _feed;
    private readonly TimeProvider _time;
    private readonly List<AuditEntry> _notes = [];
    private readonly UndoSnapshot _undo = new();

    internal WriteScope(
        DashboardDb db, Actor actor, IDbContextTransaction transaction, IDisposable turn, ChangeFeed feed, TimeProvider time) =>
        (Db, Actor, _transaction, _turn, _feed, _time) = (db, actor, transaction, turn, feed, time);

    /// <summary>Who writes.</summary>
    public Actor Actor { get; }

    /// <summary>What can undo the save; null before it, and for one that cannot be undone.</summary>
    public long? UndoId { get; internal set; }

    internal DashboardDb Db { get; }

    /// <summary>Now, UTC.</summary>
    internal DateTime Utc => _time.GetUtcNow().UtcDateTime;

    /// <summary>The save puts back what a person takes back.</summary>
    internal bool IsUndo { get; private set; }

    /// <summary>More is written before the commit.</summary>
    internal bool IsPart { get; private set; }

    /// <summary>What an undo would take back, in words; null where nobody asked for it.</summary>
    internal string? UndoTitle { get; private set; }

    /// <summary>The change that this save is a part of; null for a change of its own.</summary>
    internal long? UndoGroup { get; private set; }

    /// <summary>The entities that an undo brings back.</summary>
    internal Func<object, bool> UndoRows { get; private set; } = _ => true;

    /// <summary>Entries of the trail that are no change of fields.</summary>
    internal IReadOnlyList<AuditEntry> Notes => _notes;

    /// <summary>
    /// Finds what a person has edited. NotFound: <paramref name="gone"/>. Changed: somebody saved it since it was read, and who changed
    /// which fields (Specification 5, rule 10).
    /// </summary>
    /// <param name="thing">The thing, with the parts that are edited too.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="gone">What to say when it is not there.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Result<T>> FindForEditAsync<T>(
        IQueryable<T> thing, long version, Problem gone, CancellationToken cancellationToken = default)
        where T : class, IAggregate =>
        await thing.SingleOrDefaultAsync(cancellationToken) switch
        {
            null => gone,
            { } found when found.Version != version => await Db.ChangedSinceAsync(found, version, cancellationToken),
            { } found => found,
        };

    /// <summary>Makes the save one that can be undone, as every one is that deletes something (Specification 4.7).</summary>
    /// <param name="title">The change in words, such as "Unassigned +1 202 555 0101 from Ann Smith".</param>
    /// <param name="rows">The entities that an undo brings back; null for all that the save touches.</param>
    public void MakeUndoable(string title, Func<object, bool>? rows = null) => (UndoTitle, UndoRows) = (title, rows ?? UndoRows);

    /// <summary>Makes the save a part of a change, which is undone as a whole.</summary>
    internal void MakePartOf(ChangeGroup group)
    {
        MakeUndoable(group.Title, row => row is not ChangeGroup);
        UndoGroup = group.Id;
    }

    /// <summary>Adds an entry to the audit trail that is not a change of fields, such as an invite sent; written with the save.</summary>
    /// <param name="action">What happened.</param>
    /// <param name="item">To what.</param>
    /// <param name="details">More that the entry says, in the form of fields.</param>
    public void Note(AuditAction action, IAggregate item, params FieldChange[] details) =>
        _notes.Add(AuditTrail.Entry(Actor, Utc, action, item, [.. details]));

    /// <summary>
    /// Saves and commits all that was changed: all of it, or nothing. It cannot be cancelled, because the person confirmed it.
    /// Three times rows are written: the change, the snapshot of one that can be undone, and the entries of the trail; what follows from
    /// the change in other tables comes after, by a statement each.
    /// </summary>
    /// <param name="value">Read after the save, when ids are known.</param>
    /// <returns>The value; or Taken, Changed or NotFound when another process was first.</returns>
    public async Task<Result<T>> SaveAsync<T>(Func<T> value)
    {
        if (await WriteAsync() is { } problem)
        {
            return problem;
        }

        await CommitAsync();
        _feed.Notify();
        return value();
    }

    /// <summary>
    /// Writes what was changed until now, and forgets the rows: many are written part by part, so that a person can stop between two, and
    /// memory does not grow with them. Nothing counts before the save, which commits all parts; one undo takes all of them back.
    /// </summary>
    /// <returns>Null; or Taken, Changed or NotFound when another process was first: then no part counts.</returns>
    internal async Task<Problem?> WritePartAsync()
    {
        IsPart = true;
        var problem = _notes.Count == 0 && !Db.ChangeTracker.HasChanges() ? null : await WriteAsync();
        IsPart = false;
        _notes.Clear();
        Db.ChangeTracker.Clear();
        Db.ChangeTracker.AutoDetectChangesEnabled = true;
        return problem;
    }

    /// <inheritdoc cref="SaveAsync{T}"/>
    /// <returns>Done, and what can undo it; or Taken, Changed or NotFound when another process was first.</returns>
    public Task<Result<Done>> SaveAsync() => SaveAsync(() => new Done(UndoId));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _turn.Dispose();
        }
    }

    /// <summary>Saves what an undo put back: entries say Restored, and the undo itself is not undone.</summary>
    internal Task<Result<T>> SaveUndoAsync<T>(Func<T> value)
    {
        IsUndo = true;
        return SaveAsync(value);
    }

    /// <summary>Saves and commits what is no change of the system, such as a draft: no audit entry, and no news for open pages.</summary>
    /// <returns>Done; or why the database refused it.</returns>
    internal async Task<Result<Done>> SaveQuietlyAsync()
    {
        if (Db.ChangeTracker.Entries<IAggregate>().Any(entry => entry.State != EntityState.Unchanged))
        {
            throw new InvalidOperationException("A change of the system is saved by SaveAsync, which writes the audit trail.");
        }

        if (await WriteRowsAsync() is { } problem)
        {
            return problem;
        }

        await CommitAsync();
        return default(Done);
    }

    private async Task<Problem?> WriteAsync()
    {
        // Changes are looked for where there may be new ones, not at each of the dozen looks at the entries.
        Db.ChangeTracker.DetectChanges();
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        var participants = Participants();
        foreach (var participant in participants)
        {
            await participant.BeforeAsync(this);
        }

        if (await WriteRowsAsync() is { } problem)
        {
            return problem;
        }

        foreach (var participant in participants)
        {
            await participant.AfterAsync(this);
        }

        return null;
    }

    // What belongs to every save, in the order in which it runs.
    private ISaveParticipant[] Participants()
    {
        var newUsers = new NewUserColumns();
        var touched = new TouchedRows(newUsers);
        return
        [
            new FoldedKeys(),
            newUsers,
            new RemovedPhones(),
            _undo,
            new AuditTrail(), // versions too
            touched,
            new LineStatusUpdate(touched),
            new ListColumnUpdate(touched),
            new DiallingUpdate(),
            new ScheduleOpeningsUpdate(touched),
        ];
    }

    private async Task<Problem?> WriteRowsAsync()
    {
        try
        {
            await Db.SaveChangesAsync(CancellationToken.None);
            return null;
        }
        catch (DbUpdateException exception) when (Refusals.ProblemOf(exception) is { } problem)
        {
            await _transaction.RollbackAsync(CancellationToken.None);
            return problem;
        }
    }

    internal async Task CommitAsync()
    {
        await _transaction.CommitAsync(CancellationToken.None);
        _turn.Dispose();
    }
}
