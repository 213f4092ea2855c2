using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Extensions: the table, adding one or a range, deleting. Choosing them is in <see cref="InternalNumberPicker"/>.</summary>
public sealed class InternalNumberService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>A page of the table. Its sorts and filters are those of <see cref="InternalNumberLists"/>.</summary>
    public async Task<ListPage<InternalNumberRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await InternalNumberLists.Definition(db)
            .PageAsync(db, db.InternalNumbers.AsNoTracking(), query, InternalNumberLists.Row(db), cancellationToken);
        await InternalNumberLists.FillAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>Adds one. Problems: Invalid or Taken at Number.</summary>
    /// <returns>The new number's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewInternalNumber input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var number = New(InternalNumber.Read(input.Number)!);
        if (await TakenAsync(db, number.Digits, cancellationToken) is { } taken)
        {
            return taken;
        }

        db.Add(number);
        return await write.SaveAsync(() => number.Id);
    }

    /// <summary>
    /// Adds all numbers of a range that are not there yet; those that are stay as they are, and are named. Problems: Invalid at From or To;
    /// Taken at From when all are there.
    /// </summary>
    public async Task<Result<RangeOutcome>> AddRangeAsync(
        Actor actor, NewInternalRange input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var existing = (await db.InternalNumbers.Select(number => number.Digits).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        var (skipped, added) = (new List<string>(), new List<InternalNumber>());
        foreach (var digits in input.Numbers())
        {
            if (existing.Contains(digits))
            {
                skipped.Add(digits);
            }
            else
            {
                added.Add(New(digits));
            }
        }

        db.AddRange(added);
        return added.Count == 0
            ? new Problem(ProblemKind.Taken, "All numbers in this range already exist.", nameof(input.From))
            : await write.SaveAsync(() => new RangeOutcome(added.Count, skipped, added[0].Id));
    }

    /// <summary>
    /// Deletes a number that nothing uses. Problems: NotFound; InUse with the uses, one per line, in Detail (Specification 5, rule 5).
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var number = await db.InternalNumbers.SingleOrDefaultAsync(number => number.Id == id, cancellationToken);
        if (number is null)
        {
            return new Problem(ProblemKind.NotFound, "This number has been deleted in the meantime.");
        }

        var owner = await NumberOwner.OfAsync(db, isDid: false, id, cancellationToken);
        var shownBy = db.AppLines.Where(line => line.InternalCallerIdId == id).Select(line => line.User);
        if (Uses.Refusal(
            "This number is in use. Remove it there first, then delete it.",
            owner is null ? null : $"Rings {owner.Text}",
            await Uses.PeopleAsync(db, "Internal Caller ID of", shownBy, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        db.Remove(number);
        return await write.SaveAsync();
    }

    private static async Task<Problem?> TakenAsync(DashboardDb db, string digits, CancellationToken cancellationToken)
    {
        var id = await db.InternalNumbers
            .Where(number => number.Digits == digits)
            .Select(number => (long?)number.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return null;
        }

        var owner = await NumberOwner.OfAsync(db, isDid: false, id.Value, cancellationToken);
        return new Problem(
            ProblemKind.Taken,
            owner is null ? "This number already exists, and is free." : $"This number already exists: it rings {owner.Text}.",
            nameof(NewInternalNumber.Number));
    }

    private InternalNumber New(string digits) => new() { Digits = digits, CreatedUtc = time.GetUtcNow().UtcDateTime };
}
