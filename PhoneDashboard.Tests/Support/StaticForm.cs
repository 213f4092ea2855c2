using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.Support;

/// <summary>A form without a circuit as its page drew it; values as they go over the wire.</summary>
internal sealed partial record StaticForm(string Name, string? Options, IReadOnlyList<(string Name, string Value)> Fields)
{
    internal string Body => string.Join('&', Fields.Select(input => $"{input.Name}={input.Value}"));

    /// <summary>The names of all of them, as they stand in the sources; those of a list end at the dash.</summary>
    internal static IEnumerable<string> NamesInSources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "PhoneDashboard.Web", "Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => FormName().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).Distinct();

    /// <summary>How a form that a page drew is called there.</summary>
    internal static string NameInSources(string name) => name.Split('-')[0] is "rename" or "delete" ? name.Split('-')[0] + "-" : name;

    internal StaticForm With(string name, string value) =>
        this with { Fields = [.. Fields.Select(input => input.Name == name ? (name, value) : input)] };

    internal StaticForm Without(string name) => this with { Fields = [.. Fields.Where(input => input.Name != name)] };

    [GeneratedRegex("(@formname|FormName)=\"(@\\(\\$\")?(?<name>[a-z][a-z-]*)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormName();
}
