using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// Who knows the name of a type knows its file: no other type is in it but one of the same name with other type parameters. A part of a
/// type has its own name after a dot, as in <c>TableColumn.razor.cs</c>.
/// </summary>
public sealed class OneTypePerFileTests
{
    [Fact]
    public void Types_Each_IsInTheFileOfItsName()
    {
        var types = SourceFiles.Of(".cs").SelectMany(file => TypesOf(file).Select(type => (file.Path, Type: type))).ToList();
        Assert.NotEmpty(types);
        Assert.Empty(types.Where(one => Path.GetFileName(one.Path).Split('.')[0] != one.Type).Select(one => $"{one.Path}: {one.Type}"));
    }

    private static IEnumerable<string> TypesOf(SourceFile file) =>
        from node in CSharpSyntaxTree.ParseText(file.Text).GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        let name = (node as BaseTypeDeclarationSyntax)?.Identifier ?? (node as DelegateDeclarationSyntax)?.Identifier
        where name is not null
        select name.Value.Text;
}
