namespace PhoneDashboard.Core.Bulk;

/// <summary>What a change of many rows would do.</summary>
/// <param name="Rows">The rows that were looked at, for <see cref="BulkService.ApplyAsync"/> or <see cref="BulkInviteService.ApplyAsync"/>:
/// what was seen is what changes, whoever comes into the view meanwhile.</param>
/// <param name="Total">How many rows these are.</param>
/// <param name="Changing">How many change.</param>
/// <param name="Same">How many stay as they are, because they are so already.</param>
/// <param name="Refusals">Those that cannot, by reason.</param>
public sealed record BulkPreview(BulkRows Rows, int Total, int Changing, int Same, IReadOnlyList<BulkRefusal> Refusals);

/// <summary>Rows that cannot change for the same reason.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">The first few users; none when they are gone.</param>
public sealed record BulkRefusal(string Reason, int Count, IReadOnlyList<string> Names)
{
    /// <summary>"Ann Lee, Bo Kim and 3 more"; empty when they are gone.</summary>
    public string Words => string.Join(", ", Names) + (Names.Count > 0 && Count > Names.Count ? $" and {Count - Names.Count} more" : "");
}

/// <summary>What was done.</summary>
/// <param name="Title">The change in words, such as "Changed Department of 120 users".</param>
/// <param name="Changed">How many rows changed.</param>
/// <param name="Refused">How many could not.</param>
/// <param name="UndoId">What <see cref="Activity.UndoService"/> can undo it by; null when nothing can.</param>
public sealed record BulkDone(string Title, int Changed, int Refused, long? UndoId);

/// <summary>How far a change has come.</summary>
/// <param name="Done">Rows that were worked on. When they are all of them, what remains is the save.</param>
/// <param name="Total">All rows.</param>
public sealed record BulkProgress(int Done, int Total);

/// <summary>What becomes of one row.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Changes">False when it is so already, or when it cannot.</param>
/// <param name="Refusal">Why it cannot; null when it can.</param>
internal sealed record BulkRow(long UserId, string Name, bool Changes, string? Refusal = null);

/// <summary>Counts what becomes of the rows, batch by batch.</summary>
internal sealed class BulkTally(int total, IProgress<BulkProgress>? progress)
{
    /// <summary>How many rows are loaded at once.</summary>
    internal const int BatchSize = 500;

    private const string Gone = "Deleted in the meantime.";
    private const int Named = 5;

    private readonly Dictionary<string, (int Count, List<string> Names)> _refusals = new(StringComparer.Ordinal);
    private int _done;

    internal int Changing { get; private set; }

    internal int Refused => _refusals.Values.Sum(refusal => refusal.Count);

    /// <summary>Counts a batch; who was not found is gone.</summary>
    internal void Add(long[] batch, IReadOnlyCollection<BulkRow> rows)
    {
        Changing += rows.Count(row => row.Changes);
        foreach (var row in rows.Where(row => row.Refusal is not null))
        {
            Refuse(row.Refusal!, 1, row.Name);
        }

        if (batch.Length > rows.Count)
        {
            Refuse(Gone, batch.Length - rows.Count, name: null);
        }

        _done += batch.Length;
        progress?.Report(new BulkProgress(_done, total));
    }

    internal BulkPreview Preview(long[] userIds) => new(
        BulkRows.Of(BulkTable.Users, userIds),
        total,
        Changing,
        total - Changing - Refused,
        [.. _refusals.Select(refusal => new BulkRefusal(refusal.Key, refusal.Value.Count, refusal.Value.Names))]);

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
