namespace PhoneDashboard.Tests.House;

/// <summary>What puts rows back and names them serves every feature: a row with something special says so by <c>IRestoredRow</c>.</summary>
public sealed class UndoKnowsNoFeatureTests
{
    [Theory]
    [InlineData("RowRestore.cs")]
    [InlineData("RowWords.cs")]
    [InlineData("RowImage.cs")]
    public void Usings_OfWhatPutsRowsBack_NameNoFeature(string name)
    {
        var file = Assert.Single(SourceFiles.Of(".cs"), file => file.Path == $"PhoneDashboard.Core/Activity/{name}");

        var usings = file.Lines.Where(line => line.StartsWith("using PhoneDashboard.", StringComparison.Ordinal));
        Assert.Equal(["using PhoneDashboard.Core.Data;"], usings);
    }
}
