using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Public numbers: the table, adding, editing and deleting. Choosing them is in <see cref="DidNumberPicker"/>.</summary>
public sealed class DidNumberService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly Problem Gone = new(ProblemKind.NotFound, "This number has been deleted in the meantime.");

    /// <summary>A page of the table. Its sorts and filters are those of <see cref="DidNumberLists"/>.</summary>
    public async Task<ListPage<DidNumberRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await DidNumberLists.Definition(db)
            .PageAsync(db, db.DidNumbers.AsNoTracking(), query, DidNumberLists.Row, cancellationToken);
        await DidNumberLists.FillAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>The number for its form, or null when there is none.</summary>
    public async Task<DidNumberEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.DidNumbers.AsNoTracking()
            .Where(did => did.Id == id)
            .Select(did => new DidNumberEdit
            {
                Id = did.Id,
                Version = did.Version,
                Digits = did.Digits,
                Country = did.Country,
                Source = did.Source,
                TrunkId = did.TrunkId,
                Enabled = did.Enabled,
                Description = did.Description,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>An empty form with the trunk Default chosen, if there is one (Specification 5, rule 4).</summary>
    public async Task<NewDidNumber> NewAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var trunkId = await db.Trunks
            .Where(trunk => trunk.IsDefault)
            .Select(trunk => (long?)trunk.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return new NewDidNumber { TrunkId = trunkId };
    }

    /// <summary>What a text is as a number, before it is added: for the box that shows it.</summary>
    public async Task<NumberReading> ReadAsync(Actor actor, string? text, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return (await NumberReader.OfAsync(db, cancellationToken)).Read(text);
    }

    /// <summary>
    /// Adds a third-party number. Problems: Invalid at Number (no number, or a question about it, answered by
    /// <see cref="NewDidNumber.Chosen"/>) or Description, Taken at Number, NotFound at TrunkId.
    /// </summary>
    /// <returns>The new number's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewDidNumber input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        var reading = await ReadAsync(actor, input.Number, cancellationToken);
        var (problems, digits) = (Validation.Problems(input), reading.Decided(input.Chosen));
        if (digits is null && !problems.Exists(known => known.Field == nameof(input.Number)))
        {
            problems.Add(new Problem(ProblemKind.Invalid, reading.Words, nameof(input.Number)));
        }

        if (digits is null || problems.Count > 0)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await TakenAsync(db, digits, cancellationToken) is { } taken)
        {
            return taken;
        }

        if (await TrunkGoneAsync(db, input.TrunkId, cancellationToken) is { } gone)
        {
            return gone;
        }

        var did = New(digits, input.TrunkId, time.GetUtcNow().UtcDateTime);
        did.Enabled = input.Enabled;
        did.Description = TypedText.OrNull(input.Description);
        db.Add(did);
        return await write.SaveAsync(() => did.Id);
    }

    /// <summary>
    /// What each line of a pasted list is, before it is added: the numbers that would be stored, the questions, and what cannot be added.
    /// </summary>
    /// <returns>The outcome; or the problem Invalid at Text (nothing there, too many lines).</returns>
    public async Task<Result<PasteOutcome>> CheckManyAsync(Actor actor, PastedDidNumbers input,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (PasteProblems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await DidPaste.ReadAsync(db, input, cancellationToken);
    }

    /// <summary>
    /// Adds a pasted list of third-party numbers. A list with a bad line, or with a question that nobody has answered, adds nothing at
    /// first: the outcome names each, and the person decides whether to put them right or to add the rest, by asking again with
    /// <paramref name="onlyValid"/>. So nobody finds out later that half of a list is missing, and nobody has to clean a long list by hand.
    /// A number that stands there twice is added once, and named.
    /// </summary>
    /// <returns>The outcome; or the problems Invalid at Text (nothing there, too many lines) and NotFound at TrunkId.</returns>
    public async Task<Result<PasteOutcome>> AddManyAsync(Actor actor, PastedDidNumbers input, bool onlyValid,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (PasteProblems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await TrunkGoneAsync(db, input.TrunkId, cancellationToken) is { } gone)
        {
            return gone;
        }

        var paste = await DidPaste.ReadAsync(db, input, cancellationToken);
        var utc = time.GetUtcNow().UtcDateTime;
        var numbers = paste.Numbers.Select(number => New(number.Digits, input.TrunkId, utc)).ToList();
        if (numbers.Count == 0 || (paste.Problems.Any() && !onlyValid))
        {
            return paste;
        }

        db.AddRange(numbers);
        return await write.SaveAsync(() => paste with { Added = numbers.Count, FirstId = numbers[0].Id });
    }

    /// <summary>
    /// Saves trunk, switch and description. Problems: Invalid at Description, NotFound (at TrunkId, or the number itself), Changed.
    /// </summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, DidNumberEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.DidNumbers.Include(did => did.Trunk).Where(did => did.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var did = found.Value;

        if (await TrunkGoneAsync(db, input.TrunkId, cancellationToken) is { } gone)
        {
            return gone;
        }

        did.TrunkId = input.TrunkId;
        did.Enabled = input.Enabled;
        did.Description = TypedText.OrNull(input.Description);
        return await write.SaveAsync();
    }

    /// <summary>
    /// Puts the number that was meant in the place of one that is none (see <see cref="NumberReader.Judge"/>): what uses it goes on with
    /// it. Problems: NotFound; Changed when it is a number by now; Invalid for what is none; Taken.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The number.</param>
    /// <param name="digits">E.164 digits of the number that was meant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<Done>> CorrectAsync(Actor actor, long id, string digits, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (!E164.IsValid(digits))
        {
            return new Problem(ProblemKind.Invalid, $"+{digits} is not a number of its country.");
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var did = await db.DidNumbers.SingleOrDefaultAsync(did => did.Id == id, cancellationToken);
        if (did is null)
        {
            return Gone;
        }

        if (E164.IsValid(did.Digits))
        {
            return new Problem(ProblemKind.Changed, $"{E164.Format(did.Digits)} has been put right in the meantime.");
        }

        if (await TakenAsync(db, digits, cancellationToken) is { } taken)
        {
            return taken with { Field = null };
        }

        foreach (var settings in await db.AccountSettings.Where(settings => settings.CompanyCallerId == did.Digits)
            .ToListAsync(cancellationToken))
        {
            settings.CompanyCallerId = digits;
        }

        (did.Digits, did.Country) = (digits, E164.Country(digits));
        return await write.SaveAsync();
    }

    /// <summary>
    /// Deletes a number that nothing uses. Problems: NotFound; InUse with the uses, one per line, in Detail (Specification 5, rule 5).
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var did = await db.DidNumbers.SingleOrDefaultAsync(did => did.Id == id, cancellationToken);
        if (did is null)
        {
            return Gone;
        }

        var owner = await NumberOwner.OfAsync(db, isDid: true, id, cancellationToken);
        var shownBy = db.LineCallerIds.Where(callerId => callerId.DidNumberId == id).Select(callerId => callerId.AppLine.User);
        if (Uses.Refusal(
            "This number is in use. Remove it there first, then delete it.",
            owner is null ? null : $"Rings {owner.Text}",
            await Uses.PeopleAsync(db, "Caller ID of", shownBy, cancellationToken),
            await db.AccountSettings.AnyAsync(settings => settings.CompanyCallerId == did.Digits, cancellationToken)
                ? "Company Caller ID in Settings" : null) is { } refusal)
        {
            return refusal;
        }

        db.Remove(did);
        return await write.SaveAsync();
    }

    /// <summary>The problem NotFound at TrunkId when the chosen trunk is gone; null when it is there, or none is chosen.</summary>
    internal static async Task<Problem?> TrunkGoneAsync(DashboardDb db, long? trunkId, CancellationToken cancellationToken) =>
        trunkId is null || await db.Trunks.FindAsync([trunkId], cancellationToken) is not null
            ? null
            : new Problem(
                ProblemKind.NotFound, "This trunk has been deleted in the meantime. Choose another.", nameof(NewDidNumber.TrunkId));

    /// <summary>A third-party number as it is added.</summary>
    internal static DidNumber New(string digits, long? trunkId, DateTime utc) => new()
    {
        Digits = digits,
        Country = E164.Country(digits),
        Source = DidNumberSource.ThirdParty,
        TrunkId = trunkId,
        CreatedUtc = utc,
    };

    private static List<Problem> PasteProblems(PastedDidNumbers input)
    {
        var (problems, count) = (Validation.Problems(input), DidPaste.Lines(input.Text).Count);
        if (count > PastedDidNumbers.MaxLines)
        {
            problems.Add(new Problem(ProblemKind.Invalid,
                $"Paste at most {PastedDidNumbers.MaxLines} numbers at a time. There are {count} here.", nameof(input.Text)));
        }

        return problems;
    }

    private static async Task<Problem?> TakenAsync(DashboardDb db, string digits, CancellationToken cancellationToken)
    {
        var id = await db.DidNumbers
            .Where(did => did.Digits == digits)
            .Select(did => (long?)did.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return null;
        }

        var owner = await NumberOwner.OfAsync(db, isDid: true, id.Value, cancellationToken);
        return new Problem(
            ProblemKind.Taken,
            owner is null ? "This number already exists, and is free." : $"This number already exists: it rings {owner.Text}.",
            nameof(NewDidNumber.Number));
    }
}
