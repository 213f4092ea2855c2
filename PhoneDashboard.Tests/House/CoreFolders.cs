namespace PhoneDashboard.Tests.House;

/// <summary>Which folders use which, and which of them use each other in a ring.</summary>
internal static class CoreFolders
{
    /// <summary>Each folder right below Core, and the others that it uses.</summary>
    internal static IReadOnlyDictionary<string, HashSet<string>> Uses() => Uses(CoreUses.All, folder => folder.Split('/')[0]);

    /// <summary>Each folder, and the others that it uses.</summary>
    /// <param name="uses">What is named where.</param>
    /// <param name="name">What counts as one folder; nothing for one that does not count.</param>
    internal static IReadOnlyDictionary<string, HashSet<string>> Uses(IEnumerable<CoreUse> uses, Func<string, string> name)
    {
        var folders = CoreUses.Folders.Select(name).Where(folder => folder.Length > 0).ToHashSet();
        var pairs = uses.Select(use => (By: name(use.Folder), Of: name(use.Of)))
            .Where(pair => pair.By != pair.Of && folders.Contains(pair.Of))
            .ToLookup(pair => pair.By, pair => pair.Of);
        return folders.ToDictionary(folder => folder, folder => pairs[folder].ToHashSet());
    }

    /// <summary>Folders of which each is used, by however many steps, by each other of its ring; the largest ring first.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Rings(IReadOnlyDictionary<string, HashSet<string>> uses)
    {
        var reach = uses.Keys.ToDictionary(folder => folder, folder => Reach(folder, uses));
        return [.. uses.Keys
            .Select(folder => (IReadOnlyList<string>)[.. reach[folder].Where(other => reach[other].Contains(folder)).Order()])
            .Where(ring => ring.Count > 1).DistinctBy(ring => ring[0]).OrderByDescending(ring => ring.Count)];
    }

    private static HashSet<string> Reach(string from, IReadOnlyDictionary<string, HashSet<string>> uses)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>(uses[from]);
        while (next.TryDequeue(out var folder))
        {
            if (reached.Add(folder))
            {
                uses[folder].ToList().ForEach(next.Enqueue);
            }
        }

        return reached;
    }
}
