using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// How the house is built: files and lines by room, how long methods are, how many files spell a property, which folders use each other,
/// what a save passes. For the next reader to ask again.
/// </summary>
internal static class HouseProgram
{
    internal const int LongestLine = 140;

    private static readonly string[] Properties = ["RecordOnDemand", "InternalAnnouncement", "JobTitle"];

    internal static async Task<int> RunAsync(string[] args)
    {
        var files = SourceFiles.Of(".cs", ".razor");
        PrintRooms(files);
        PrintMethods(files);
        PrintLines();
        PrintSpellings(files, args.Option("--property", string.Join(',', Properties)).Split(','));
        PrintFolders();
        await EnteredTypes.PrintAsync();
        return 0;
    }

    private static void PrintRooms(IReadOnlyList<SourceFile> files)
    {
        var rooms = files.GroupBy(file => file.Room).OrderBy(room => room.Key, StringComparer.Ordinal);
        BenchTools.PrintTable(1, [["room", "files", "lines", "p90 of a file", "longest"], .. rooms.Select(room => Row(room.Key, [.. room])),
            .. files.GroupBy(file => file.Path.Split('/')[0]).Select(project => Row($"{project.Key}, all", [.. project]))]);

        static string[] Row(string name, IReadOnlyList<SourceFile> files) =>
        [
            name, Text(files.Count), Text(files.Sum(file => file.Lines.Length)),
            Text(files.Select(file => (double)file.Lines.Length).Percentile(0.9)), Text(files.Max(file => file.Lines.Length)),
        ];
    }

    private static void PrintMethods(IReadOnlyList<SourceFile> files)
    {
        var methods = files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(file => MethodsOf(file)
            .Select(method => (Project: file.Path.Split('/')[0], method.Name, method.Lines))).ToList();
        BenchTools.PrintTable(
            1, [["methods", "how many", "median lines", "p90", "longest", "which"], .. methods.GroupBy(method => method.Project)
                .Select(project =>
                    (string[])[project.Key, Text(project.Count()), Text(project.Select(method => (double)method.Lines).Percentile(0.5)),
                        Text(project.Select(method => (double)method.Lines).Percentile(0.9)), Text(project.Max(method => method.Lines)),
                        project.MaxBy(method => method.Lines).Name])]);
    }

    private static IEnumerable<(string Name, int Lines)> MethodsOf(SourceFile file) =>
        from member in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        where member.Body is not null || member.ExpressionBody is not null
        let span = member.SyntaxTree.GetLineSpan(member.Span)
        select ($"{Path.GetFileNameWithoutExtension(file.Path)}.{(member as MethodDeclarationSyntax)?.Identifier.Text ?? "(constructor)"}",
            span.EndLinePosition.Line - span.StartLinePosition.Line + 1);

    private static void PrintLines()
    {
        var kinds = SourceFiles.Of(".cs", ".razor", ".css", ".js")
            .GroupBy(file => $"{file.Path.Split('/')[0]} {Path.GetExtension(file.Path)}");
        BenchTools.PrintTable(1, [["lines", "all", $"over {LongestLine}"], .. kinds.Select(kind => (string[])[kind.Key,
            Text(kind.Sum(file => file.Lines.Length)), Text(kind.Sum(file => file.Lines.Count(line => line.Length > LongestLine)))])]);
    }

    // In the product: a test may say a property as often as it likes.
    private static void PrintSpellings(IReadOnlyList<SourceFile> files, string[] properties) =>
        BenchTools.PrintTable(
            1, [["property", "product files that spell it"], .. properties.Select(property => (string[])[property, Text(files
                .Count(file => !file.Path.StartsWith("PhoneDashboard.Tests", StringComparison.Ordinal)
                    && Regex.IsMatch(file.Text, $@"\b{Regex.Escape(property)}\b", RegexOptions.None, TimeSpan.FromSeconds(1))))])]);

    private static void PrintFolders()
    {
        var uses = CoreFolders.Uses();
        var ring = CoreFolders.Rings(uses) is [var largest, ..] ? largest : [];
        BenchTools.PrintTable(2, [["folder of Core", "uses", "in the ring"], .. uses.OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => (string[])[folder.Key, string.Join(' ', folder.Value.Order()), ring.Contains(folder.Key) ? "yes" : ""])]);
        BenchTools.Print($"{ring.Count} of {uses.Count} folders of Core use each other in one ring.");
        BenchTools.Print($"");
    }

    private static string Text(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
