using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What callers dial to trigger a feature.</summary>
public sealed class FeatureCodeService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>Sorts: code, feature. Filters: feature (name of the kind), id.</summary>
    internal static readonly ListDefinition<FeatureCode> List = new ListDefinition<FeatureCode>(code => code.Id)
        .Sort("code", code => code.Code)
        .Sort("feature", code => code.Kind)
        .FilterBy<FeatureCodeKind>("feature", (codes, kind) => codes.Where(code => code.Kind == kind))
        .FilterById("id", (codes, id) => codes.Where(code => code.Id == id))
        .Search(NumberSearch.Anything, word =>
        {
            var kinds = Enum.GetValues<FeatureCodeKind>().Where(kind => TextKey.Finds(word, kind.Words())).ToArray();
            return code => code.Code.Contains(word) || kinds.Contains(code.Kind);
        });

    /// <summary>What the table shows of a code.</summary>
    internal static readonly Expression<Func<FeatureCode, FeatureCodeRow>> Row = code => new FeatureCodeRow(code.Id, code.Code, code.Kind);

    private static readonly Problem Gone = new(ProblemKind.NotFound, "This feature code has been deleted in the meantime.");

    /// <summary>A page of the table. Needs <see cref="Permission.Read"/>.</summary>
    public async Task<ListPage<FeatureCodeRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await List.PageAsync(db, db.FeatureCodes.AsNoTracking(), query, Row, cancellationToken);
    }

    /// <summary>The code for its form, or null when there is none.</summary>
    public async Task<FeatureCodeEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.FeatureCodes.Where(code => code.Id == id)
            .Select(code => new FeatureCodeEdit { Id = code.Id, Version = code.Version, Code = code.Code, Kind = code.Kind })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// What users dial to record a call, such as <c>*1</c>; the first when there are several, null when there is none (Specification 4.4).
    /// </summary>
    public async Task<string?> RecordOnDemandCodeAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.FeatureCodes
            .Where(code => code.Kind == FeatureCodeKind.RecordOnDemand)
            .OrderBy(code => code.Code)
            .Select(code => code.Code)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Adds a code. Problems: Invalid or Taken at Code.</summary>
    /// <returns>The new code's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewFeatureCode input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var code = new FeatureCode { Code = input.Code!, Kind = input.Kind };
        if (await ClashAsync(db, code, cancellationToken) is { } clash)
        {
            return clash;
        }

        db.Add(code);
        return await write.SaveAsync(() => code.Id);
    }

    /// <summary>Saves a code. Problems: Invalid or Taken at Code, NotFound, Changed.</summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, FeatureCodeEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.FeatureCodes.Where(code => code.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var code = found.Value;

        code.Code = input.Code!;
        code.Kind = input.Kind;
        return await ClashAsync(db, code, cancellationToken) is { } clash ? clash : await write.SaveAsync();
    }

    /// <summary>Deletes a code; lines with Record On Demand then need attention when none is left for it. Problem: NotFound.</summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var code = await db.FeatureCodes.SingleOrDefaultAsync(code => code.Id == id, cancellationToken);
        if (code is null)
        {
            return Gone;
        }

        db.Remove(code);
        return await write.SaveAsync();
    }

    /// <summary>
    /// No index can hold that no code begins with another (Specification 5, rule 7): it is asked with the write open, so that it stays
    /// true until the save.
    /// </summary>
    internal static async Task<Problem?> ClashAsync(DashboardDb db, FeatureCode code, CancellationToken cancellationToken)
    {
        var others = await db.FeatureCodes.AsNoTracking().Where(other => other.Id != code.Id).OrderBy(other => other.Code)
            .Select(other => new { other.Code, other.Kind }).ToListAsync(cancellationToken);
        var clash = others.Find(other =>
            other.Code.StartsWith(code.Code, StringComparison.Ordinal) || code.Code.StartsWith(other.Code, StringComparison.Ordinal));
        return clash is null ? null : new Problem(
            ProblemKind.Taken,
            clash.Code == code.Code
                ? $"{clash.Code} already exists: it is {clash.Kind.Words()}. Enter a different code."
                : $"{code.Code} and {clash.Code} ({clash.Kind.Words()}) begin the same way: the shorter one would always be used first. "
                    + "Enter a different code.",
            nameof(NewFeatureCode.Code));
    }
}
