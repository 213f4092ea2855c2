using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Enables or disables one DID Number or many, with one undo (Specification 5, rule 4).</summary>
public sealed class DidSwitchService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>How many can be changed together: one transaction has to hold them all.</summary>
    public const int Most = 10_000;

    private const int BatchSize = 500, Named = 5;

    private static readonly Problem TooMany = new(ProblemKind.Invalid, string.Create(
        CultureInfo.InvariantCulture, $"At most {Most:N0} numbers can be changed together. Narrow the filter, and do it in parts."));

    /// <summary>
    /// What it would do. Problems: Invalid for more than <see cref="Most"/>; NotFound when none is there; Changed when all are so already.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="ids">The numbers; not read where there is a view.</param>
    /// <param name="view">All numbers of a view of the table, or null.</param>
    /// <param name="enabled">What they are to be.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<DidSwitchPreview>> PreviewAsync(
        Actor actor, IReadOnlyList<long> ids, ListQuery? view, bool enabled, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (ids.Count > Most)
        {
            return TooMany;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var selected = view is null
            ? db.DidNumbers.Where(did => EF.Parameter(ids).Contains(did.Id))
            : await DidNumberLists.Definition(db).FilteredAsync(db, db.DidNumbers, view, cancellationToken);
        var found = await selected.AsNoTracking().OrderBy(did => did.Digits).Take(Most + 1)
            .Select(did => new { did.Id, did.Digits, did.Enabled }).ToListAsync(cancellationToken);
        if (found.Count > Most)
        {
            return TooMany;
        }

        var changing = found.Where(did => did.Enabled != enabled).ToList();
        if (changing.Count == 0)
        {
            return found.Count switch
            {
                0 => new Problem(ProblemKind.NotFound, "These numbers have been deleted in the meantime."),
                1 => new Problem(ProblemKind.Changed, $"{E164.Format(found[0].Digits)} is {Word(enabled)} already."),
                _ => new Problem(ProblemKind.Changed, $"These numbers are {Word(enabled)} already."),
            };
        }

        var name = Name(changing.Count, changing[0].Digits);
        var numbers = changing.ToDictionary(did => did.Id, did => did.Digits);
        return new DidSwitchPreview([.. numbers.Keys], name, enabled ? [] : await UsesAsync(db, numbers, cancellationToken));
    }

    /// <summary>
    /// Does it, all in one transaction with one undo; numbers that are gone, or so already, are left out. Problems: Invalid for more than
    /// <see cref="Most"/>; Changed when that leaves none.
    /// </summary>
    public async Task<Result<DidSwitchDone>> ApplyAsync(
        Actor actor, IReadOnlyList<long> ids, bool enabled, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (ids.Count > Most)
        {
            return TooMany;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var (changed, first, verb) = (0, "", enabled ? "Enabled" : "Disabled");
        write.MakeUndoable(verb);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var dids = await db.DidNumbers.Where(did => batch.Contains(did.Id) && did.Enabled != enabled).ToListAsync(cancellationToken);
            dids.ForEach(did => did.Enabled = enabled);
            (changed, first) = (changed + dids.Count, dids is [var one, ..] ? one.Digits : first);
            if (await write.WritePartAsync() is { } problem)
            {
                return problem;
            }
        }

        if (changed == 0)
        {
            return new Problem(ProblemKind.Changed, $"Nothing was changed: somebody {Word(enabled)} or deleted them in the meantime.");
        }

        var title = $"{verb} {Name(changed, first)}";
        write.MakeUndoable(title);
        return await write.SaveAsync(() => new DidSwitchDone(title, write.UndoId));
    }

    private static string Word(bool enabled) => enabled ? "enabled" : "disabled";

    private static string Name(int count, string digits) =>
        count == 1 ? E164.Format(digits) : string.Create(CultureInfo.InvariantCulture, $"{count:N0} numbers");

    private static async Task<IReadOnlyList<string>> UsesAsync(
        DashboardDb db, Dictionary<long, string> numbers, CancellationToken cancellationToken)
    {
        var (ids, uses) = (numbers.Keys.ToList(), new List<string>());
        var owners = await NumberOwner.OfDidNumbersAsync(db, ids, cancellationToken);
        if (owners.Count > 0)
        {
            uses.Add(ids.Count == 1
                ? $"It rings {owners[ids[0]].Text}: calls to it are refused then."
                : $"Calls to these are refused then: {Owners(numbers, owners)}.");
        }

        var shownBy = db.Users.Where(user => db.LineCallerIds
            .Where(callerId => EF.Parameter(ids).Contains(callerId.DidNumberId))
            .Select(callerId => callerId.AppLine.UserId)
            .Contains(user.Id));
        if (await Uses.PeopleAsync(db, shownBy, cancellationToken) is { } people)
        {
            uses.Add($"Caller ID of {people}: a line shows its next Caller ID that is enabled, and without one makes no external calls.");
        }

        var company = await db.AccountSettings.Select(settings => settings.CompanyCallerId).SingleOrDefaultAsync(cancellationToken);
        if (company is not null && numbers.ContainsValue(company))
        {
            uses.Add($"{E164.Format(company)} is the Company Caller ID in Settings: emergency calls of lines without a Caller ID show no "
                + "number then.");
        }

        return uses;
    }

    private static string Owners(Dictionary<long, string> numbers, Dictionary<long, NumberOwner> owners)
    {
        var named = numbers.Where(number => owners.ContainsKey(number.Key)).Take(Named)
            .Select(number => $"{E164.Format(number.Value)} ({owners[number.Key].Text})");
        return string.Join(", ", named) + (owners.Count > Named
            ? string.Create(CultureInfo.InvariantCulture, $" and {owners.Count - Named:N0} more") : "");
    }
}
