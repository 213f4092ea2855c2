namespace PhoneDashboard.Tests.House;

/// <summary>What puts rows back and names them serves every feature: a row with something special says so by <c>IRestoredRow</c>.</summary>
public sealed class UndoKnowsNoFeatureTests
{
    [Theory]
    [InlineData("RowRestore.cs")]
    [InlineData("RowWords.cs")]
    [InlineData("RowImage.cs")]
    [InlineData("RowImages.cs")]
    public void Usings_OfWhatPutsRowsBack_NameNoFeature(string name)
    {
        var file = Assert.Single(SourceFiles.Of(".cs"), file => file.Path == $"PhoneDashboard.Core/Activity/{name}");

        Assert.DoesNotContain(file.Lines,
            line => line.StartsWith("using PhoneDashboard.", StringComparison.Ordinal) && line != "using PhoneDashboard.Core.Data;");
    }
}
