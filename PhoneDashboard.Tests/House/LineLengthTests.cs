namespace PhoneDashboard.Tests.House;

/// <summary>A line is read without scrolling: what people write here keeps to the length that .editorconfig gives.</summary>
public sealed class LineLengthTests
{
    [Theory]
    [InlineData(".cs")]
    [InlineData(".razor")]
    [InlineData(".css")]
    [InlineData(".js")]
    public void Lines_Each_IsNoLongerThanTheEditorSays(string ending)
    {
        var files = SourceFiles.Of(ending);
        Assert.NotEmpty(files);
        Assert.Empty(
            from file in files
            from line in file.Lines.Index()
            where line.Item.Length > HouseProgram.LongestLine
            select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns");
    }
}
