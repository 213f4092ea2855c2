
namespace PhoneDashboard.Tests.Tables;

public sealed class RowCountTests
{
    [Theory]
    [InlineData(0, false, "0", "0 rows")]
    [InlineData(1, false, "1", "1 row")]
    [InlineData(10_000, false, "10,000", "10,000 rows")]
    [InlineData(10_000, true, "10,000+", "more than 10,000 rows")]
    public void Words_OfACount_SayWhetherThereAreMore(int rows, bool isCapped, string figure, string words)
    {
        var count = new RowCount(rows, isCapped);

        Assert.Equal(figure, count.Figure);
        Assert.Equal(words, count.Words);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 1)]
    [InlineData(26, 2)]
    [InlineData(10_000, 400)]
    public void Pages_OfACount_HoldAllRows(int rows, int pages) => Assert.Equal(pages, new RowCount(rows).Pages(25));
}
