using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Bulk;

/// <summary>
/// Gives each line that has no number of a kind the next free one, in the order of the table. Who gets which is decided by the preview; a
/// number that somebody else was quicker with is said, and no other comes in its place.
/// </summary>
public abstract class NumbersBulkEdit : BulkEdit
{
    private Dictionary<long, long>? _plan; // the number of each user

    internal override string Word => "Assigned";

    /// <summary>Why a line gets none, where there are too few.</summary>
    private protected abstract string NoneLeft { get; }

    /// <summary>What is said of a line that has one.</summary>
    private protected abstract string HasOne { get; }

    internal override async Task PlanAsync(DashboardDb db, long[] userIds, bool anew, CancellationToken cancellationToken)
    {
        if (_plan is not null && !anew)
        {
            return;
        }

        var without = new List<long>();
        foreach (var batch in userIds.Chunk(BulkTally.BatchSize))
        {
            var found = await Without(db.AppLines.Where(line => batch.Contains(line.UserId))).Select(line => line.UserId)
                .ToListAsync(cancellationToken);
            without.AddRange(batch.Where(found.Contains));
        }

        var free = await Free(db).Take(without.Count).ToListAsync(cancellationToken);
        _plan = without.Zip(free).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The lines without a number of the kind.</summary>
    private protected abstract IQueryable<AppLine> Without(IQueryable<AppLine> lines);

    /// <summary>The ids of the free numbers, the next one first.</summary>
    private protected abstract IQueryable<long> Free(DashboardDb db);

    /// <summary>Gives the lines of a batch what was planned for them.</summary>
    /// <param name="db">Where they are loaded and changed.</param>
    /// <param name="userIds">The batch, in the order in which it is shown.</param>
    /// <param name="present">A line's numbers of the kind.</param>
    /// <param name="numbers">The numbers of the ids that it is asked for, with what they ring.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    private protected async Task<IReadOnlyCollection<BulkRow>> ApplyAsync<TNumber, TAssignment>(
        DashboardDb db,
        long[] userIds,
        Func<AppLine, List<TAssignment>> present,
        Func<long[], IQueryable<TNumber>> numbers,
        CancellationToken cancellationToken)
        where TNumber : IClaimable
        where TAssignment : NumberAssignment, new()
    {
        var wanted = userIds.Where(_plan!.ContainsKey).Select(user => _plan[user]).ToArray();
        var found = await numbers(wanted).ToDictionaryAsync(number => number.Id, cancellationToken);
        var lines = await db.AppLines.Include(line => line.User)
            .Include(line => line.DidNumbers).ThenInclude(did => did.DidNumber)
            .Include(line => line.InternalNumbers).ThenInclude(number => number.InternalNumber)
            .AsSplitQuery().Where(line => userIds.Contains(line.UserId)).ToDictionaryAsync(line => line.UserId, cancellationToken);
        var rows = new List<BulkRow>();
        foreach (var line in userIds.Where(lines.ContainsKey).Select(user => lines[user]))
        {
            rows.Add(await RowAsync(db, line, present(line), found, cancellationToken));
        }

        return rows;
    }

    private async Task<BulkRow> RowAsync<TNumber, TAssignment>(
        DashboardDb db, AppLine line, List<TAssignment> present, Dictionary<long, TNumber> numbers, CancellationToken cancellationToken)
        where TNumber : IClaimable
        where TAssignment : NumberAssignment, new()
    {
        var row = new BulkRow(line.UserId, line.User.FullName, Changes: false, Skip: HasOne);
        if (present.Count > 0)
        {
            return row;
        }

        if (!_plan!.TryGetValue(line.UserId, out var id))
        {
            return row with { Refusal = NoneLeft };
        }

        var gone = new Problem(ProblemKind.NotFound, "The number that was shown has been deleted in the meantime.");
        var problems = await new NumberClaims(db, line, takeOvers: []).GiveAsync(present, [id], numbers, gone, cancellationToken);
        return problems.Count == 0 ? row with { Changes = true, Gets = numbers[id].Written }
            : row with { Refusal = problems[0] == gone ? gone.Message : $"{numbers[id].Written} is not free any more." };
    }
}
