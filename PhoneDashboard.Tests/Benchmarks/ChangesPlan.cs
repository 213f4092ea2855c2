namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a round does, made from its seed.</summary>
internal static class ChangesPlan
{
    internal const int BulkRows = 25;

    private const int UserEdits = 40, LineEdits = 40, Deletes = 20, TakeOvers = 20, Bulks = 8, Backups = 6;

    /// <summary>Each change reports once, an undo once more.</summary>
    internal static int Reports(IReadOnlyList<PlannedChange> plan) => plan.Count + plan.Count(change => change.IsUndone);

    // Users 0 to 19 take numbers over from 20 to 39; 80 to 99 are deleted. Edits hit any of them, so that conflicts happen.
    internal static IReadOnlyList<PlannedChange> Make(int seed, CrashStart start)
    {
        var random = new Random(seed);
        var plan = new List<PlannedChange>();
        long AnyUser() => start.UserIds[random.Next(start.UserIds.Count)];
        void Add(ChangeKind kind, params long[] users) => plan.Add(new PlannedChange(plan.Count, kind, users));

        Times(UserEdits, () => Add(ChangeKind.EditUser, AnyUser()));
        Times(LineEdits, () => Add(ChangeKind.EditLine, AnyUser()));
        foreach (var user in start.UserIds.TakeLast(Deletes))
        {
            plan.Add(new PlannedChange(plan.Count, ChangeKind.Delete, [user], IsUndone: random.Next(3) > 0));
        }

        foreach (var (taking, owner) in Enumerable.Range(0, TakeOvers).Select(index => (index, TakeOvers + index)))
        {
            plan.Add(new PlannedChange(
                plan.Count,
                ChangeKind.TakeOver,
                [start.UserIds[taking], start.UserIds[owner]],
                start.OwnDidIds[owner],
                IsUndone: random.Next(2) == 0));
        }

        Times(Bulks, () => plan.Add(new PlannedChange(
            plan.Count,
            ChangeKind.Bulk,
            [.. random.GetItems([.. start.UserIds.SkipLast(Deletes)], 2 * BulkRows).Distinct().Take(BulkRows)],
            IsUndone: random.Next(2) == 0)));
        var others = plan.Count;
        Times(Backups, () => plan.Add(new PlannedChange(plan.Count, ChangeKind.Backup, [], After: random.Next(others))));
        var shuffled = plan.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static void Times(int count, Action add)
    {
        for (var time = 0; time < count; time++)
        {
            add();
        }
    }
}
