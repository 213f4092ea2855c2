using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What connects DID Numbers to this system.</summary>
public sealed class TrunkService
{
    /// <summary>Sorts: name. Filters: id.</summary>
    internal static readonly ListDefinition<Trunk> List = new ListDefinition<Trunk>(trunk => trunk.Id)
        .Sort("name", trunk => trunk.NameKey)
        .FilterById("id", (trunks, id) => trunks.Where(trunk => trunk.Id == id))
        .Search(NumberSearch.Anything, word => trunk => trunk.NameKey.Contains(word));

    private const int Named = 5;

    private static readonly Problem Gone = new(ProblemKind.NotFound, "This trunk has been deleted in the meantime.");

    private readonly IDbContextFactory<DashboardDb> _dbFactory;
    private readonly IHostLookup _lookup;
    private readonly TimeProvider _time;

    /// <param name="dbFactory">The database.</param>
    /// <param name="lookup">Finds the addresses of names.</param>
    /// <param name="time">The clock.</param>
    internal TrunkService(IDbContextFactory<DashboardDb> dbFactory, IHostLookup lookup, TimeProvider time) =>
        (_dbFactory, _lookup, _time) = (dbFactory, lookup, time);

    /// <summary>A page of the table. Needs <see cref="Permission.Read"/>.</summary>
    public async Task<ListPage<TrunkRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        return await List.PageAsync(db, db.Trunks.AsNoTracking(), query, Row(db), cancellationToken);
    }

    /// <summary>All trunks to choose from, the default one first.</summary>
    public async Task<IReadOnlyList<TrunkOption>> OptionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Trunks.OrderByDescending(trunk => trunk.IsDefault).ThenBy(trunk => trunk.NameKey)
            .Select(trunk => new TrunkOption(trunk.Id, trunk.Name, trunk.IsDefault)).ToListAsync(cancellationToken);
    }

    /// <summary>The trunk for its form, or null when there is none.</summary>
    public async Task<TrunkEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Trunks.Where(trunk => trunk.Id == id)
            .Select(trunk => new TrunkEdit
            {
                Id = trunk.Id,
                Version = trunk.Version,
                Name = trunk.Name,
                Host = trunk.Host,
                Port = trunk.Port,
                IsDefault = trunk.IsDefault,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Adds a trunk. Problems: Invalid at Name, Host (no address or name, or a name that is not found) or Port; Taken at Name.
    /// </summary>
    /// <returns>The new trunk's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewTrunk input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        var address = await FindAsync(input.Host, cancellationToken);
        if (input.Host is not null && address is null)
        {
            return NotFound(input.Host);
        }

        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var trunk = new Trunk { Name = input.Name! };
        await SetAsync(db, trunk, input, address, cancellationToken);
        db.Add(trunk);
        return await write.SaveAsync(() => trunk.Id);
    }

    /// <summary>
    /// Saves a trunk. A name that is not found is refused; where it is the one that was saved before, its last address stays. Problems:
    /// Invalid at Name, Host or Port; Taken at Name; NotFound; Changed.
    /// </summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, TrunkEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        var address = await FindAsync(input.Host, cancellationToken); // before anybody waits for the turn to write
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.Trunks.Where(trunk => trunk.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var trunk = found.Value;
        if (input.Host is not null && address is null && (trunk.Host != input.Host || trunk.Address is null))
        {
            return NotFound(input.Host);
        }

        trunk.Name = input.Name!;
        await SetAsync(db, trunk, input, address, cancellationToken);
        return await write.SaveAsync();
    }

    /// <summary>What deleting does, for the confirmation (Specification 5, rule 5); null when it is gone already.</summary>
    public async Task<TrunkDeletion?> DeletePreviewAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        if (await db.Trunks.AsNoTracking().SingleOrDefaultAsync(trunk => trunk.Id == id, cancellationToken) is not { } trunk)
        {
            return null;
        }

        var numbers = db.DidNumbers.Where(did => did.TrunkId == id);
        var count = await numbers.CountAsync(cancellationToken);
        var first = await numbers.OrderBy(did => did.Digits).Take(Named).Select(did => did.Digits).ToListAsync(cancellationToken);
        var words = string.Join(", ", first.Select(E164.Format)) + (count > Named ? $" and {count - Named} more" : "");
        return new TrunkDeletion(trunk.Name, trunk.IsDefault, count, count == 0 ? null : words);
    }

    /// <summary>
    /// Deletes it; its numbers have no trunk then, each with its audit entry, and their lines need attention. Ask the person first, with
    /// <see cref="DeletePreviewAsync"/>. Problem: NotFound.
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await _dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var trunk = await db.Trunks.SingleOrDefaultAsync(trunk => trunk.Id == id, cancellationToken);
        if (trunk is null)
        {
            return Gone;
        }

        foreach (var did in await db.DidNumbers.Where(did => did.TrunkId == id).ToListAsync(cancellationToken))
        {
            did.TrunkId = null;
        }

        db.Remove(trunk);
        return await write.SaveAsync();
    }

    /// <summary>What the table shows of a trunk, with how many DID Numbers come over it.</summary>
    internal static Expression<Func<Trunk, TrunkRow>> Row(DashboardDb db) => trunk => new TrunkRow(
        trunk.Id, trunk.Name, trunk.IsDefault, db.DidNumbers.Count(did => did.TrunkId == trunk.Id), trunk.Host, trunk.Address, trunk.Port,
        trunk.ResolvedUtc);

    private static Problem NotFound(string host) => new(
        ProblemKind.Invalid, $"{host} was not found. Check the name, or enter its IP address.", nameof(NewTrunk.Host));

    private async Task<string?> FindAsync(string? host, CancellationToken cancellationToken) =>
        host is null ? null : await _lookup.FindAsync(host, cancellationToken);

    private async Task SetAsync(DashboardDb db, Trunk trunk, NewTrunk input, string? address, CancellationToken cancellationToken)
    {
        (trunk.Host, trunk.Port) = (input.Host, input.Port);
        if (input.Host is null || address is not null)
        {
            (trunk.Address, trunk.ResolvedUtc) = (address, address is null ? null : _time.GetUtcNow().UtcDateTime);
        }

        if (input.IsDefault && !trunk.IsDefault)
        {
            foreach (var former in await db.Trunks.Where(other => other.IsDefault).ToListAsync(cancellationToken))
            {
                former.IsDefault = false; // for the trail
            }

            // At once: EF Core writes in the order of ids, and the index that allows one does not wait for the last.
            await db.Trunks.Where(other => other.IsDefault)
                .ExecuteUpdateAsync(update => update.SetProperty(other => other.IsDefault, false), cancellationToken);
        }

        trunk.IsDefault = input.IsDefault;
    }
}
