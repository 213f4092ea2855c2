using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Adds a range of third-party numbers, such as a carrier's block, after a preview.</summary>
public sealed class DidBlockService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>
    /// What a block is, before it is stored. Problem: Invalid at Range for what is no block: no number in front, an end before its
    /// beginning, ends of different lengths, more than <see cref="NewDidBlock.Most"/>, numbers that cannot be any.
    /// </summary>
    public async Task<Result<DidBlockPreview>> CheckAsync(Actor actor, NewDidBlock input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(db, input, cancellationToken)).Preview;
    }

    /// <summary>
    /// Adds the numbers of a block that are not here yet; those that are stay as they are, and are named. Problems as in
    /// <see cref="CheckAsync"/>; besides Invalid at Range while a question is open (<see cref="NewDidBlock.Chosen"/>,
    /// <see cref="NewDidBlock.AllTheSame"/>), Taken at Range when all are here, NotFound at TrunkId.
    /// </summary>
    public async Task<Result<RangeOutcome>> AddAsync(Actor actor, NewDidBlock input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await DidNumberService.TrunkGoneAsync(db, input.TrunkId, cancellationToken) is { } gone)
        {
            return gone;
        }

        var (result, block) = await ReadAsync(db, input, cancellationToken);
        if (!result.Succeeded)
        {
            return result.Problems.ToList();
        }

        var preview = result.Value;
        if (preview.First is null)
        {
            return Invalid(preview.Question);
        }

        if (preview.Stored == 0)
        {
            return new Problem(ProblemKind.Taken, "All of these numbers exist already.", nameof(input.Range));
        }

        if (preview.Unknown.Count > 0 && !input.AllTheSame)
        {
            return Invalid(preview.Unknown.Count == 1
                ? "One of them is not known as a number of its country. Say whether it is right all the same."
                : string.Create(CultureInfo.InvariantCulture, $"{preview.Unknown.Count:N0} of them are not known as numbers of their ")
                    + "country. Say whether they are right all the same.");
        }

        var existing = preview.Existing.Select(number => number.Number.Digits).ToHashSet(StringComparer.Ordinal);
        var utc = time.GetUtcNow().UtcDateTime;
        var added = block.Numbers().Where(digits => !existing.Contains(digits))
            .Select(digits => DidNumberService.New(digits, input.TrunkId, utc)).ToList();
        db.AddRange(added);
        return await write.SaveAsync(
            () => new RangeOutcome(added.Count, [.. preview.Existing.Select(number => E164.Format(number.Number.Digits))], added[0].Id));
    }

    private static Problem Invalid(string words) => new(ProblemKind.Invalid, words, nameof(NewDidBlock.Range));

    private static async Task<(Result<DidBlockPreview> Preview, DidBlock Block)> ReadAsync(
        DashboardDb db, NewDidBlock input, CancellationToken cancellationToken)
    {
        var block = DidBlock.Read(await NumberReader.OfAsync(db, cancellationToken), input.Range, input.Chosen);
        if (block.Choices.Count > 0)
        {
            return (new DidBlockPreview(First: null, Last: null, 0, [], []) { Choices = block.Choices, Question = block.Problem }, block);
        }

        if (block.Problem.Length > 0)
        {
            return (Invalid(block.Problem), block);
        }

        var numbers = block.Numbers().ToList();
        var unknown = numbers.Where(digits => !E164.IsValid(digits)).ToList();
        if (unknown.Find(digits => !DidBlock.IsPossible(digits)) is { } impossible)
        {
            return (Invalid($"+{impossible} cannot be a number of its country, {NumberCountry.NameOf(impossible)}."), block);
        }

        var existing = await ExistingAsync(db, numbers, cancellationToken);
        var here = existing.Select(number => number.Number.Digits).ToHashSet(StringComparer.Ordinal);
        return (
            new DidBlockPreview(
                new PublicNumber(block.First), new PublicNumber(block.Last), numbers.Count, existing,
                [.. unknown.Where(digits => !here.Contains(digits)).Select(digits => new PublicNumber(digits))]),
            block);
    }

    private static async Task<IReadOnlyList<ExistingNumber>> ExistingAsync(
        DashboardDb db, List<string> digits, CancellationToken cancellationToken)
    {
        var existing = await db.DidNumbers.AsNoTracking().Where(did => EF.Parameter(digits).Contains(did.Digits))
            .OrderBy(did => did.Digits).Select(did => new { did.Id, did.Digits }).ToListAsync(cancellationToken);
        var owners = await NumberOwner.OfDidNumbersAsync(db, [.. existing.Select(did => did.Id)], cancellationToken);
        return [.. existing.Select(did => new ExistingNumber(new PublicNumber(did.Digits), owners.GetValueOrDefault(did.Id)))];
    }
}
