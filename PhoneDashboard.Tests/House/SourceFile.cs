namespace PhoneDashboard.Tests.House;

/// <summary>A file, and all that stands in it.</summary>
/// <param name="Path">From the top of the repository, with slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    internal string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>The project and the folder of a feature: "PhoneDashboard.Core/Users", "PhoneDashboard.Web/Components/Users".</summary>
    internal string Room
    {
        get
        {
            var parts = Path.Split('/')[..^1];
            return string.Join('/', parts.Take(parts is [_, "Components", ..] ? 3 : 2));
        }
    }
}
