using System.Text.RegularExpressions;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// What the code says of the specification can be looked up there: "Specification 4.6", "Specification 5, rules 1 and 4".
/// </summary>
public sealed partial class CitationTests
{
    private static readonly string Specification = File.ReadAllText(Path.Combine(Repository.Root, "docs", "specification.md"));

    [Fact]
    public void Citations_Each_LeadsToASectionAndARuleThatExist()
    {
        var sections = Headings().Matches(Specification).Select(match => match.Groups["number"].Value).ToHashSet();
        var ofData = Specification.Split("\n## 5.")[1].Split("\n## 6.")[0];
        var rules = Rules().Matches(ofData).Select(match => match.Groups["number"].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "2", "4.6", "5" }, sections);
        Assert.Superset(new HashSet<string> { "1", "13" }, rules);

        var cited = Cited().ToList();
        Assert.True(cited.Count > 150);
        Assert.Empty(cited.Where(citation => !citation.Sections.All(sections.Contains) || !citation.Rules.All(rules.Contains))
            .Select(citation => $"{citation.File}: {citation.Words}"));
    }

    [Fact]
    public void Citations_OfAnotherShape_AreNone() => Assert.Empty(SourceFiles.Of(".cs", ".razor", ".css", ".js")
        .Where(file => !file.Path.EndsWith("CitationTests.cs", StringComparison.Ordinal))
        .SelectMany(file => file.Lines.Where(line => line.Contains("SPEC ", StringComparison.Ordinal)
            || line.Contains("Specification section", StringComparison.Ordinal)).Select(line => $"{file.Path}: {line.Trim()}")));

    private static IEnumerable<(string File, string Words, string[] Sections, string[] Rules)> Cited() =>
        from file in SourceFiles.Of(".cs", ".razor", ".css", ".js", ".md")
        where !file.Path.EndsWith("CitationTests.cs", StringComparison.Ordinal) && file.Path != "docs/specification.md"
        from citation in Citation().Matches(LineEnds().Replace(file.Text, " "))
        select (file.Path, citation.Value, Captures(citation, "section"), Captures(citation, "rule"));

    private static string[] Captures(Match match, string group) => [.. match.Groups[group].Captures.Select(capture => capture.Value)];

    [GeneratedRegex(@"^##+ (?<number>\d+(?:\.\d+)?)[. ]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^(?<number>\d+)\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rules();

    // A citation goes on over the end of a line of comment.
    [GeneratedRegex(@"\s*\n\s*(///?|\*)?\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"Specification (?<section>\d+(?:\.\d+)?)(?:(?:,| and) (?<section>\d+\.\d+))*"
        + @"(?:, rules? (?<rule>\d+)(?:(?:,| and) (?<rule>\d+))*)?",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();
}
