using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidPasteTests : IAsyncLifetime
{
    private const string Mixed = "+1 202 555 0101\r\n\r\nabc\n001 202 555 0102\n12025550101\n+44 20 7946 0202\n";
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private DidNumberService Dids => _test.Get<DidNumberService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task AddMany_AllValid_AddsAllOnTheTrunk()
    {
        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = "+1 202 555 0101\n\n+44 20 7946 0202", TrunkId = 1 }, onlyValid: false)).Value;

        Assert.Equal((2, 2), (outcome.Added, outcome.Valid));
        Assert.Empty(outcome.Problems);
        Assert.All((await Dids.ListAsync(Me, new ListQuery())).Rows, row => Assert.Equal("Default", row.Trunk));
    }

    [Fact]
    public async Task AddMany_BadLines_AddsNothingAndNamesEachLine()
    {
        await _test.WriteAsync(Did("442079460202"));

        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = Mixed }, onlyValid: false)).Value;

        Assert.Equal((0, 2), (outcome.Added, outcome.Valid));
        Assert.Equal([3, 5, 6], outcome.Problems.Select(problem => problem.Line));
        Assert.StartsWith("Line 3: ", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("Line 5: +1 202 555 0101 stands already in line 1.", outcome.Problems[1].Message);
        Assert.Equal("Line 6: +44 20 7946 0202 exists already.", outcome.Problems[2].Message);
        Assert.Equal(1, (await Dids.ListAsync(Me, new ListQuery())).Total);
    }

    [Fact]
    public async Task AddMany_OnlyValidConfirmed_AddsTheOthers()
    {
        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = Mixed }, onlyValid: true)).Value;

        Assert.Equal((3, 3), (outcome.Added, outcome.Valid));
        Assert.Equal(
            ["12025550101", "12025550102", "442079460202"],
            (await Dids.ListAsync(Me, new ListQuery())).Rows.Select(row => row.Digits));
    }

    [Fact]
    public async Task AddMany_NothingValid_AddsNothing()
    {
        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = "abc" }, onlyValid: true)).Value;

        Assert.Equal((0, 0, 1), (outcome.Added, outcome.Valid, outcome.Problems.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public async Task AddMany_NothingPasted_IsInvalidAtTheField(string? text)
    {
        var problem = Assert.Single((await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = text }, onlyValid: false)).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, "Paste at least one number.", "Text"), problem);
    }

    [Fact]
    public async Task AddMany_TooManyLines_SaysHowManyAreAllowed()
    {
        var text = string.Join('\n', Enumerable.Range(0, PastedDidNumbers.MaxLines + 1).Select(n => $"+1202555{n:0000}"));

        var problem = Assert.Single((await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = text }, onlyValid: true)).Problems);

        Assert.Equal("Paste at most 10000 numbers at a time. Here are 10001.", problem.Message);
    }

    [Fact]
    public async Task AddMany_TenThousandLines_AddsThemAll()
    {
        var text = string.Join('\n', Enumerable.Range(0, PastedDidNumbers.MaxLines).Select(n => $"+1 100 200 {n:0000}"));

        Assert.Equal(10_000, (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = text }, onlyValid: false)).Value.Added);
    }

    [Fact]
    public async Task AddMany_TrunkDeletedMeanwhile_IsNotFoundAtTheTrunk()
    {
        var problem = Assert.Single((await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = "+12025550101", TrunkId = 99 }, onlyValid: false)).Problems);

        Assert.Equal((ProblemKind.NotFound, "TrunkId"), (problem.Kind, problem.Field));
    }
}
