using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Audit;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Findings;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The database. Reading: a context per operation, projections without tracking. Writing: <see cref="BeginWriteAsync"/>, load the aggregate, check, change, then
/// <see cref="TrySaveAsync{T}"/> once; it raises versions, writes the audit trail, the status of lines and the columns of lists, all in the same transaction.
/// </summary>
public sealed class DashboardDb(DbContextOptions<DashboardDb> options, WriteGate gate, ChangeFeed feed, TimeProvider time) : DbContext(options)
{
    private readonly List<AuditEntry> _notes = [];
    private WriteScope? _write;
    private string? _undoTitle;
    private Func<object, bool> _undoRows = _ => true;
    private long? _snapshotId;
    private bool _isUndo;

    /// <summary>Phone users.</summary>
    public DbSet<PhoneUser> Users => Set<PhoneUser>();

    /// <summary>All contact methods, the lines among them.</summary>
    public DbSet<ContactMethod> ContactMethods => Set<ContactMethod>();

    /// <summary>The lines: App Configurations.</summary>
    public DbSet<AppLine> AppLines => Set<AppLine>();

    /// <summary>Caller IDs of lines.</summary>
    public DbSet<LineCallerId> LineCallerIds => Set<LineCallerId>();

    /// <summary>Delivery methods of lines.</summary>
    public DbSet<LineDeliveryMethod> LineDeliveryMethods => Set<LineDeliveryMethod>();

    /// <summary>Public numbers.</summary>
    public DbSet<DidNumber> DidNumbers => Set<DidNumber>();

    /// <summary>What public numbers ring.</summary>
    public DbSet<DidAssignment> DidAssignments => Set<DidAssignment>();

    /// <summary>Extensions.</summary>
    public DbSet<InternalNumber> InternalNumbers => Set<InternalNumber>();

    /// <summary>What extensions ring.</summary>
    public DbSet<InternalNumberAssignment> InternalNumberAssignments => Set<InternalNumberAssignment>();

    /// <summary>Trunks.</summary>
    public DbSet<Trunk> Trunks => Set<Trunk>();

    /// <summary>Greetings and announcements, without their bytes.</summary>
    public DbSet<AudioFile> AudioFiles => Set<AudioFile>();

    /// <summary>The bytes of audio files.</summary>
    public DbSet<AudioContent> AudioContents => Set<AudioContent>();

    /// <summary>Where recordings and voicemail go.</summary>
    public DbSet<DeliveryMethod> DeliveryMethods => Set<DeliveryMethod>();

    /// <summary>Feature codes.</summary>
    public DbSet<FeatureCode> FeatureCodes => Set<FeatureCode>();

    /// <summary>Time schedules.</summary>
    public DbSet<TimeSchedule> TimeSchedules => Set<TimeSchedule>();

    /// <summary>Call flows.</summary>
    public DbSet<CallFlow> CallFlows => Set<CallFlow>();

    /// <summary>The objects of all call flows.</summary>
    public DbSet<CallFlowObject> CallFlowObjects => Set<CallFlowObject>();

    /// <summary>What ring groups ring.</summary>
    public DbSet<CallFlowDestination> CallFlowDestinations => Set<CallFlowDestination>();

    /// <summary>App devices.</summary>
    public DbSet<AppDevice> AppDevices => Set<AppDevice>();

    /// <summary>Invites.</summary>
    public DbSet<Invite> Invites => Set<Invite>();

    /// <summary>The mail queue.</summary>
    public DbSet<OutboxEmail> Outbox => Set<OutboxEmail>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>How changes can be undone.</summary>
    public DbSet<ChangeSnapshot> Snapshots => Set<ChangeSnapshot>();

    /// <summary>What was typed and not saved.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>What was stored before there was a rule that it breaks.</summary>
    public DbSet<DataFinding> Findings => Set<DataFinding>();

    /// <summary>The one row of settings.</summary>
    public DbSet<AccountSettings> AccountSettings => Set<AccountSettings>();

    /// <summary>Who signs in to the dashboard.</summary>
    public DbSet<TeamAccount> TeamAccounts => Set<TeamAccount>();

    /// <summary>
    /// Waits for the turn to write and opens the transaction. From here to the save nobody else writes, so what is checked stays true. Never open a second one inside.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        // A connection is made ready while others have their turn.
        await Database.OpenConnectionAsync(cancellationToken);
        var turn = await gate.EnterAsync(cancellationToken);
        try
        {
            _write = new WriteScope(actor, await Database.BeginTransactionAsync(cancellationToken), turn);
            return _write;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Saves and commits all that was changed in this context: all of it, or nothing. It cannot be cancelled, because the person confirmed it.
    /// </summary>
    /// <returns>The value, read after the save when ids are known; or Taken, Changed or NotFound when another process was first.</returns>
    public async Task<Result<T>> TrySaveAsync<T>(Func<T> value)
    {
        var write = _write ?? throw new InvalidOperationException("Call BeginWriteAsync first.");

        // Changes are looked for where there may be new ones, not at each of the dozen looks at the entries.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var folded in ChangeTracker.Entries<IFolded>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Unchanged))
        {
            folded.Entity.FoldKeys();
        }

        ChangeTracker.DetectChanges();
        var newUsers = await NewUsers.CompleteAsync(this);
        var audit = AuditTrail.Collect(ChangeTracker, _isUndo);
        var images = CollectImages(audit);
        var lines = LinesConcerned.Collect(ChangeTracker, newUsers);
        var lists = ListColumns.Collect(ChangeTracker, newUsers);
        try
        {
            await SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException exception) when (Refusals.ProblemOf(exception) is { } problem)
        {
            await write.RollbackAsync();
            return problem;
        }

        await SaveSnapshotAsync(images);
        Audit.AddRange(audit.Entries(write.Actor, time.GetUtcNow().UtcDateTime).Select(Undoable));
        Audit.AddRange(_notes);
        _notes.Clear();
        await SaveChangesAsync(CancellationToken.None);
        await lines.RefreshStatusAsync(this);
        await lists.RefreshAsync(this);
        await write.CommitAsync();
        feed.Notify();
        return value();
    }

    /// <summary>Makes this save one that can be undone, as every one is that deletes something (Specification 4.7).</summary>
    /// <param name="title">The change in words, such as "Unassigned +1 202 555 0101 from Ann Smith".</param>
    /// <param name="rows">The entities that an undo brings back; null for all that the save touches.</param>
    public void MakeUndoable(string title, Func<object, bool>? rows = null)
    {
        _undoTitle = title;
        _undoRows = rows ?? _undoRows;
    }

    /// <summary>All went well, and what can undo it: for the value of a save.</summary>
    public Done Saved() => new(_snapshotId);

    /// <summary>Saves what an undo put back: entries say Restored, and the undo itself is not undone.</summary>
    internal Task<Result<T>> TrySaveUndoAsync<T>(Func<T> value)
    {
        _isUndo = true;
        return TrySaveAsync(value);
    }

    /// <summary>Saves and commits what is no change of the system, such as a draft: no audit entry, and no news for open pages.</summary>
    /// <returns>Done; or why the database refused it.</returns>
    internal async Task<Result<Done>> TrySaveQuietlyAsync()
    {
        var write = _write ?? throw new InvalidOperationException("Call BeginWriteAsync first.");
        if (ChangeTracker.Entries<IAggregate>().Any(entry => entry.State != EntityState.Unchanged))
        {
            throw new InvalidOperationException("A change of the system is saved by TrySaveAsync, which writes the audit trail.");
        }

        try
        {
            await SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException exception) when (Refusals.ProblemOf(exception) is { } problem)
        {
            await write.RollbackAsync();
            return problem;
        }

        await write.CommitAsync();
        return default(Done);
    }

    /// <summary>Adds an entry to the audit trail that is not a change of fields, such as an invite sent; written with the save.</summary>
    /// <param name="action">What happened.</param>
    /// <param name="item">To what.</param>
    /// <param name="details">More that the entry says, in the form of fields.</param>
    public void Note(AuditAction action, IAggregate item, params FieldChange[] details)
    {
        var actor = _write?.Actor ?? throw new InvalidOperationException("Call BeginWriteAsync first.");
        _notes.Add(AuditTrail.Entry(actor, time.GetUtcNow().UtcDateTime, action, item, [.. details]));
    }

    /// <summary>Who changed the thing since <paramref name="version"/>, and which fields, for the second of two savers (Specification 5, rule 10).</summary>
    public async Task<Problem> ChangedSinceAsync(IAggregate item, long version, CancellationToken cancellationToken = default)
    {
        var kind = item.GetType().Name;
        var since = await Audit.AsNoTracking()
            .Where(entry => entry.ItemKind == kind && entry.ItemId == item.Id && entry.ItemVersion > version)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return AuditTrail.ChangedSince(since);
    }

    private RowImages? CollectImages(AuditTrail audit)
    {
        if (audit.HasDeletion && !_isUndo)
        {
            _undoTitle ??= audit.DeletionTitle;
        }

        return _undoTitle is null ? null : RowImages.Collect(ChangeTracker, _undoRows);
    }

    private async Task SaveSnapshotAsync(RowImages? images)
    {
        if (images is not null)
        {
            var snapshot = new ChangeSnapshot { Utc = time.GetUtcNow().UtcDateTime, Title = _undoTitle!, RowsJson = images.ToJson() };
            Snapshots.Add(snapshot);
            await SaveChangesAsync(CancellationToken.None);
            _snapshotId = snapshot.Id;
        }
    }

    private AuditEntry Undoable(AuditEntry entry)
    {
        entry.SnapshotId = _snapshotId;
        return entry;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(IAggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                entity.FindProperty(nameof(IAggregate.Version))!.IsConcurrencyToken = true;
            }

            // Enums are words in the database; a set of flags stays a number.
            foreach (var property in entity.GetDeclaredProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && type.GetCustomAttribute<FlagsAttribute>() is null)
                {
                    property.SetProviderClrType(typeof(string));
                }
            }
        }
    }
}
