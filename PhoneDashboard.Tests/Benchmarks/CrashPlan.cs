using System.Globalization;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>The 200 operations of a round, made from its seed.</summary>
internal static class CrashPlan
{
    internal const int Operations = 200;

    private const int Pairs = 25, Deletes = 20, LineEdits = 35, UserEdits = 25, Invites = 35;

    // Users 0 to 24 let a number go that 25 to 49 take; 50 to 69 are deleted. Edits and invites hit any of them, so that conflicts happen.
    internal static IReadOnlyList<CrashOperation> Make(int seed, CrashStart start)
    {
        var random = new Random(seed);
        var operations = new List<CrashOperation>();
        void Add(CrashAction action, Func<CrashOperation, CrashOperation> with) =>
            operations.Add(with(new CrashOperation(operations.Count, action)));

        foreach (var (leaving, taking) in Shuffled(random, 0, Pairs).Zip(Shuffled(random, Pairs, Pairs)))
        {
            Add(CrashAction.LetGo, o => o with { UserId = start.UserIds[leaving], DidId = start.OwnDidIds[leaving] });
            Add(CrashAction.Take, o => o with { UserId = start.UserIds[taking], DidId = start.OwnDidIds[leaving] });
        }

        foreach (var user in Shuffled(random, 2 * Pairs, Deletes))
        {
            Add(CrashAction.Delete, o => o with { UserId = start.UserIds[user] });
        }

        for (var edit = 0; edit < LineEdits; edit++)
        {
            Add(CrashAction.EditLine, o => o with { UserId = start.UserIds[random.Next(start.UserIds.Count)] });
        }

        foreach (var user in Shuffled(random, 0, start.UserIds.Count).Take(UserEdits))
        {
            Add(
                CrashAction.EditUser,
                o => o with { UserId = start.UserIds[user], Email = user % 5 == 0 ? $"new.{CrashStart.EmailOf(user)}" : null });
        }

        foreach (var user in Shuffled(random, 0, start.UserIds.Count).Take(Invites))
        {
            Add(CrashAction.Invite, o => o with { UserId = start.UserIds[user] });
        }

        foreach (var (did, number) in start.FreeDidIds.Zip(start.FreeInternalNumberIds).Take(Operations - operations.Count).ToList())
        {
            Add(CrashAction.Create, o => o with
            {
                DidId = did,
                InternalNumberId = number,
                CallerIdId = start.OwnDidIds[random.Next(start.OwnDidIds.Count)],
                Email = string.Create(CultureInfo.InvariantCulture, $"created{o.Id}@example.com"),
            });
        }

        return [.. Shuffled(random, 0, operations.Count).Select(index => operations[index])];
    }

    private static int[] Shuffled(Random random, int from, int count)
    {
        var numbers = Enumerable.Range(from, count).ToArray();
        random.Shuffle(numbers);
        return numbers;
    }
}
