using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Numbers;

/// <summary>How people and carriers write blocks, and what becomes of it.</summary>
public sealed class DidBlockTests
{
    [Theory]
    [InlineData(null, "+1 202 555 0100-0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 - 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100\u20130199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 \u2014 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100\u22120199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100~0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100..0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 \u2026 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 to 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1-202-555-0100-0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+12025550100-99", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 - +1 202 555 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1-202-555-0100-+1-202-555-0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100 - 555 0199", "12025550100", "12025550199", 100)]
    [InlineData(null, "\u202A+1 202 555 0100-0199\u202C", "12025550100", "12025550199", 100)]
    [InlineData(null, "+1 202 555 0100-0100", "12025550100", "12025550100", 1)]
    [InlineData(null, "+44 20 7946 0100 - 0149", "442079460100", "442079460149", 50)]
    [InlineData(null, "+44 (0)20 7946 0100-0149", "442079460100", "442079460149", 50)]
    [InlineData("US", "202-555-0100 - 202-555-0199", "12025550100", "12025550199", 100)]
    [InlineData("US", "(202) 555-0100-0199", "12025550100", "12025550199", 100)]
    [InlineData("US", "2025550100-2025550199", "12025550100", "12025550199", 100)]
    [InlineData("GB", "020 7946 0100-0149", "442079460100", "442079460149", 50)]
    [InlineData("GB", "020 7946 0100 - 020 7946 0149", "442079460100", "442079460149", 50)]
    [InlineData("DE", "030 23125-000 - 999", "493023125000", "493023125999", 1000)]
    public void Read_Block_IsItsFirstAndLastNumber(string? country, string text, string first, string last, int count)
    {
        var block = Read(country, text);

        Assert.Equal(("", first, last, (long)count), (block.Problem, block.First, block.Last, block.Count));
        Assert.Equal((count, first, last), (block.Numbers().Count(), block.Numbers().First(), block.Numbers().Last()));
    }

    [Theory]
    [InlineData(null, "+1 202 555 0199-0100", "The last number, +1 202 555 0100, comes before the first, +1 202 555 0199.")]
    [InlineData(null, "+1 202 555 0000-9999", "+1 202 555 0000 to +1 202 555 9999 are 10,000 numbers. Add at most 1,000 at once.")]
    [InlineData(null, "+1 202 555 0000-1000", "+1 202 555 0000 to +1 202 555 1000 are 1,001 numbers. Add at most 1,000 at once.")]
    [InlineData(null, "+49 30 23125001 - +49 30 231250010",
        "The first and the last number do not have as many digits. Add a block for each length.")]
    [InlineData("DE", "030 23125 00-999", "“999” does not end a block that begins with +49 30 2312500.")]
    [InlineData(null, "+1 202 555 0101", "This is no block.")]
    [InlineData("US", "202-555-0101", "This is no block.")]
    [InlineData(null, "0100-0199", "This is no block.")]
    [InlineData(null, "020 7946 0100-0149", "This is no block.")]
    [InlineData(null, "abc-def", "This is no block.")]
    [InlineData(null, "-", "This is no block.")]
    [InlineData(null, null, "This is no block.")]
    public void Read_NoBlock_SaysWhy(string? country, string? text, string problem)
    {
        var block = Read(country, text);

        Assert.StartsWith(problem, block.Problem, StringComparison.Ordinal);
        Assert.Equal(0, block.Count);
        Assert.Empty(block.Choices);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('-')]
    [InlineData('.')]
    [InlineData('0')]
    public void Read_VeryLongText_IsNoBlockAtOnce(char filling) =>
        Assert.StartsWith("This is no block.", Read("US", $"+1 202{new string(filling, 100_000)}0199").Problem, StringComparison.Ordinal);

    [Fact]
    public void Read_FirstNumberThatCanBeReadInTwoWays_AsksAndGoesOnWithTheChosen()
    {
        var asked = Read("US", "4722345600-99");

        Assert.Equal(["14722345600", "4722345600"], asked.Choices.Select(choice => choice.Digits));
        var block = DidBlock.Read(new NumberReader("US"), "4722345600-99", "4722345600");
        Assert.Equal(("4722345600", "4722345699"), (block.First, block.Last));
    }

    private static DidBlock Read(string? country, string? text) =>
        DidBlock.Read(new NumberReader(country), text, chosen: null);
}
