using PhoneDashboard.Core.Data.Saving;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Counts what becomes of the rows, batch by batch.</summary>
internal sealed class BulkTally(int total, IProgress<BulkProgress>? progress)
{
    /// <summary>How many rows are loaded at once.</summary>
    internal const int BatchSize = 500;

    private const string Gone = "Deleted in the meantime.";
    private const int Named = 5, Listed = 100;

    private readonly Dictionary<string, (int Count, List<string> Names)> _refusals = new(StringComparer.Ordinal);
    private readonly List<BulkGift> _gifts = [];
    private readonly List<BulkOutcome> _outcomes = new(total);
    private int _done;

    internal int Changing { get; private set; }

    internal int Refused => _refusals.Values.Sum(refusal => refusal.Count);

    /// <summary>
    /// Does it batch by batch, writing each, until all are done or the person cancels. Whatever is written counts with the save only.
    /// </summary>
    /// <param name="write">The open write.</param>
    /// <param name="userIds">All rows.</param>
    /// <param name="apply">Changes the rows of a batch that are there, and tells what became of each.</param>
    /// <param name="stop">The person cancels.</param>
    /// <returns>Changed or Taken when another process was first; else null.</returns>
    internal async Task<Problem?> RunAsync(
        WriteScope write, long[] userIds, Func<long[], Task<IReadOnlyCollection<BulkRow>>> apply, CancellationToken stop)
    {
        foreach (var batch in userIds.Chunk(BatchSize))
        {
            if (stop.IsCancellationRequested)
            {
                _outcomes.AddRange(batch.Select(id => new BulkOutcome(id, BulkResult.NotReached)));
                continue;
            }

            var rows = await apply(batch);
            if (await write.WritePartAsync() is { } problem)
            {
                return problem;
            }

            Add(batch, rows);
        }

        return null;
    }

    /// <summary>Counts a batch; who was not found is gone.</summary>
    internal void Add(long[] batch, IReadOnlyCollection<BulkRow> rows)
    {
        Changing += rows.Count(row => row.Changes);
        _gifts.AddRange(rows.Where(row => row is { Changes: true, Gets: not null }).Take(Listed - _gifts.Count)
            .Select(row => new BulkGift(row.Name, row.Gets!)));
        foreach (var row in rows.Where(row => row.Refusal is not null))
        {
            Refuse(row.Refusal!, 1, row.Name);
        }

        if (batch.Length > rows.Count)
        {
            Refuse(Gone, batch.Length - rows.Count, name: null);
        }

        _outcomes.AddRange(rows.Select(row => row.Outcome));
        _outcomes.AddRange(
            batch.Except(rows.Select(row => row.UserId)).Select(gone => new BulkOutcome(gone, BulkResult.Refused, Gone)));
        _done += batch.Length;
        progress?.Report(new BulkProgress(_done, total));
    }

    internal BulkPreview Preview(long[] userIds) => new(
        BulkRows.Of(BulkTable.Users, userIds),
        total,
        Changing,
        total - Changing - Refused,
        [.. _refusals.Select(refusal => new BulkRefusal(refusal.Key, refusal.Value.Count, refusal.Value.Names))])
    {
        Gifts = _gifts,
    };

    /// <summary>What was done, once it is.</summary>
    internal BulkDone Done(string title, string word, long? undoId) =>
        new(title, word, [.. _outcomes.OrderBy(outcome => outcome.Result)], undoId);

    /// <summary>"1 user", "120 users".</summary>
    internal static string Users(int count) =>
        count == 1 ? "1 user" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} users");

    private void Refuse(string reason, int count, string? name)
    {
        var (before, names) = _refusals.GetValueOrDefault(reason, (0, []));
        if (name is not null && names.Count < Named)
        {
            names.Add(name);
        }

        _refusals[reason] = (before + count, names);
    }
}
