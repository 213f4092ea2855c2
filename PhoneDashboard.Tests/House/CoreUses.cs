using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// Who uses whom in Core, as the compiler reads it: types and members, extension methods too, but not what only a comment says.
/// </summary>
internal static class CoreUses
{
    private const string Core = "PhoneDashboard.Core/";

    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<CoreUse>> Read = new(() => [.. Compile()]);

    internal static IReadOnlyList<CoreUse> All => Read.Value;

    /// <summary>The folders of Core with files of their own.</summary>
    internal static IReadOnlyList<string> Folders =>
        [.. Files().Select(file => FolderOf(file.Path)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<SourceFile> Files() =>
        SourceFiles.Of(".cs").Where(file => file.Path.StartsWith(Core, StringComparison.Ordinal));

    private static IEnumerable<CoreUse> Compile()
    {
        var options = new CSharpParseOptions(documentationMode: DocumentationMode.None);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("PhoneDashboard.", StringComparison.Ordinal));
        var files = Files().Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)).ToList();
        var compilation = CSharpCompilation.Create("Core", [.. files, CSharpSyntaxTree.ParseText(GlobalUsings, options)],
            references.Select(file => MetadataReference.CreateFromFile(file)), new(OutputKind.DynamicallyLinkedLibrary));
        return files.SelectMany(file => UsesOf(file, compilation.GetSemanticModel(file))).Distinct();
    }

    private static IEnumerable<CoreUse> UsesOf(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        let type = Outermost(symbol as INamedTypeSymbol ?? symbol?.ContainingType)
        where type is { IsAnonymousType: false, Locations.Length: > 0 }
        let of = type.Locations[0].SourceTree is { } source ? FolderOf(source.FilePath) : $"[{type.ContainingAssembly?.Name}]"
        where of != FolderOf(tree.FilePath)
        select new CoreUse(FolderOf(tree.FilePath), Path.GetFileName(tree.FilePath), of, type.Name,
            type.DeclaredAccessibility == Accessibility.Internal);

    private static INamedTypeSymbol? Outermost(INamedTypeSymbol? type)
    {
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path[Core.Length..])!.Replace('\\', '/');
}
