using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidPasteTests : IAsyncLifetime
{
    private const string Mixed = "+1 202 555 0101\r\n\r\nabc\n(202) 555-0102\n12025550101\n011 44 20 7946 0202\n";
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private DidNumberService Dids => _test.Get<DidNumberService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        await _test.SetCountryAsync("US");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task AddMany_AllValid_AddsAllOnTheTrunk()
    {
        var outcome = (await Dids.AddManyAsync(
            Me, new PastedDidNumbers { Text = "+1 202 555 0101\n\n+44 20 7946 0202", TrunkId = 1 }, onlyValid: false)).Value;

        Assert.Equal((2, 2), (outcome.Added, outcome.Numbers.Count()));
        Assert.Empty(outcome.Problems);
        Assert.All((await Dids.ListAsync(Me, new ListQuery())).Rows, row => Assert.Equal("Default", row.Trunk));
    }

    [Fact]
    public async Task AddMany_BadLines_AddsNothingAndNamesEachLine()
    {
        await _test.WriteAsync(Did("442079460202"));

        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = Mixed }, onlyValid: false)).Value;

        Assert.Equal((0, 2), (outcome.Added, outcome.Numbers.Count()));
        var problems = outcome.Problems.ToList();
        Assert.Equal([3, 5, 6], problems.Select(problem => problem.Line));
        Assert.StartsWith("This is no phone number: it has letters.", problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("+1 202 555 0101 is already in line 1.", problems[1].Message);
        Assert.Equal("+44 20 7946 0202 already exists.", problems[2].Message);
        Assert.Equal(1, (await Dids.ListAsync(Me, new ListQuery())).Total);
    }

    [Fact]
    public async Task AddMany_OnlyValidConfirmed_AddsTheOthers()
    {
        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = Mixed }, onlyValid: true)).Value;

        Assert.Equal((3, 3), (outcome.Added, outcome.Numbers.Count()));
        Assert.Equal(
            ["12025550101", "12025550102", "442079460202"],
            (await Dids.ListAsync(Me, new ListQuery())).Rows.Select(row => row.Digits));
    }

    [Fact]
    public async Task AddMany_NothingValid_AddsNothing()
    {
        var outcome = (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = "abc" }, onlyValid: true)).Value;

        Assert.Equal((0, 0, 1), (outcome.Added, outcome.Numbers.Count(), outcome.Problems.Count()));
    }

    [Fact]
    public async Task CheckMany_List_SaysWhatWouldBeStoredAndStoresNothing()
    {
        var outcome = (await Dids.CheckManyAsync(Me, new PastedDidNumbers { Text = Mixed })).Value;

        Assert.Equal(["+1 202 555 0101 (United States)", "+1 202 555 0102 (United States)", "+44 20 7946 0202 (United Kingdom)"],
            outcome.Numbers.Select(number => number.Text));
        Assert.Equal([3, 5], outcome.Problems.Select(problem => problem.Line));
        Assert.Equal(0, (await Dids.ListAsync(Me, new ListQuery())).Total);
    }

    [Fact]
    public async Task AddMany_NumberThatCanBeReadInTwoWays_IsAddedOnlyAsTheOneThatWasChosen()
    {
        var input = new PastedDidNumbers { Text = "(202) 555-0101\n4722345678" };
        var asked = Assert.Single((await Dids.AddManyAsync(Me, input, onlyValid: false)).Value.Problems);
        Assert.Equal(2, asked.Line);
        Assert.Equal(["14722345678", "4722345678"], asked.Choices.Select(choice => choice.Digits));

        input.Chosen[2] = "12125550199"; // none of the choices
        Assert.Equal(0, (await Dids.AddManyAsync(Me, input, onlyValid: false)).Value.Added);
        input.Chosen[2] = "4722345678";
        Assert.Equal(2, (await Dids.AddManyAsync(Me, input, onlyValid: false)).Value.Added);

        Assert.Equal(["12025550101", "4722345678"], (await Dids.ListAsync(Me, new ListQuery())).Rows.Select(row => row.Digits));
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

        Assert.Equal("Paste at most 10000 numbers at a time. There are 10001 here.", problem.Message);
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
        var problem = Assert.Single(
            (await Dids.AddManyAsync(Me, new PastedDidNumbers { Text = "+12025550101", TrunkId = 99 }, onlyValid: false)).Problems);

        Assert.Equal((ProblemKind.NotFound, "TrunkId"), (problem.Kind, problem.Field));
    }
}
