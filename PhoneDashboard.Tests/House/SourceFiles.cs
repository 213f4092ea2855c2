using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.House;

/// <summary>What people write in this repository: not what is built, restored or generated.</summary>
internal static class SourceFiles
{
    private static readonly string[] Elsewhere = ["bin", "obj", "node_modules", "TestResults", "data", "Migrations"];

    /// <summary>All files with these endings, by their path from the top.</summary>
    internal static IReadOnlyList<SourceFile> Of(params string[] endings) => [.. Within(new DirectoryInfo(Repository.Root), endings)
        .Select(file =>
            new SourceFile(Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
        .OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static IEnumerable<FileInfo> Within(DirectoryInfo folder, string[] endings) => folder.EnumerateFiles()
        .Where(file => endings.Contains(file.Extension, StringComparer.Ordinal))
        .Concat(folder.EnumerateDirectories().Where(inner => !inner.Name.StartsWith('.') && !Elsewhere.Contains(inner.Name))
            .SelectMany(inner => Within(inner, endings)));
}
