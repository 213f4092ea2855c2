using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.House;

/// <summary>Which folders of Core use which: by the namespaces that their files name.</summary>
internal static partial class CoreFolders
{
    private const string Core = "PhoneDashboard.Core/";

    /// <summary>Each folder, and the others that it uses.</summary>
    internal static IReadOnlyDictionary<string, HashSet<string>> Uses()
    {
        var files = SourceFiles.Of(".cs").Where(file => file.Path.StartsWith(Core, StringComparison.Ordinal))
            .Where(file => file.Path.Split('/') is [_, not ("bin" or "obj"), _, ..])
            .GroupBy(file => file.Path.Split('/')[1], StringComparer.Ordinal).ToDictionary(folder => folder.Key, folder => folder.ToList());
        return files.ToDictionary(folder => folder.Key, folder => folder.Value
            .SelectMany(file => Named().Matches(file.Text).Select(match => match.Groups["folder"].Value))
            .Where(other => other != folder.Key && files.ContainsKey(other)).ToHashSet());
    }

    /// <summary>The largest set of folders of which each is used, by however many steps, by each other.</summary>
    internal static IReadOnlyList<string> Ring(IReadOnlyDictionary<string, HashSet<string>> uses)
    {
        var reach = uses.Keys.ToDictionary(folder => folder, folder => Reach(folder, uses));
        return uses.Keys.Select(folder => (IReadOnlyList<string>)[.. reach[folder].Where(other => reach[other].Contains(folder)).Order()])
            .MaxBy(ring => ring.Count) ?? [];
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

    [GeneratedRegex(@"(?:using|using static) PhoneDashboard\.Core\.(?<folder>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
