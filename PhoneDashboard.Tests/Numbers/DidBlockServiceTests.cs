using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidBlockServiceTests : IAsyncLifetime
{
    private const string Block = "+1 202 555 0100-0109";
    private TestDb _test = null!;

    private static Actor Me => TestActors.Operator;

    private DidBlockService Blocks => _test.Get<DidBlockService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        var did = await _test.AddDidAsync("12025550101");
        await _test.AddDidAsync("12025550102");
        await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Check_Block_SaysWhatItIsAndWhichExistAndStoresNothing()
    {
        var preview = (await Blocks.CheckAsync(Me, new NewDidBlock { Range = Block })).Value;

        Assert.Equal(
            ("+1 202 555 0100 (United States)", "+1 202 555 0109 (United States)", 10, 8),
            (preview.First!.Text, preview.Last!.Text, preview.Count, preview.Stored));
        Assert.Equal(["+1 202 555 0101 rings Ben Ortega.", "+1 202 555 0102 is free."], preview.Existing.Select(number => number.Words));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Add_Block_AddsWhatIsNotThereOnTheTrunkAndNamesTheRest()
    {
        var outcome = (await Blocks.AddAsync(Me, new NewDidBlock { Range = Block, TrunkId = 1 })).Value;

        Assert.Equal(8, outcome.Added);
        Assert.Equal(["+1 202 555 0101", "+1 202 555 0102"], outcome.Skipped);
        Assert.Equal(10, await CountAsync());
        Assert.Equal(ProblemKind.Taken, Assert.Single((await Blocks.AddAsync(Me, new NewDidBlock { Range = Block })).Problems).Kind);
    }

    [Fact]
    public async Task Add_BlockOfAThousand_AddsThemAll() =>
        Assert.Equal(1_000, (await Blocks.AddAsync(Me, new NewDidBlock { Range = "+1 100 200 0000-0999" })).Value.Added);

    [Fact]
    public async Task Add_NumbersThatTheirCountryDoesNotKnow_OnlyOnceSomebodySaysSo()
    {
        var input = new NewDidBlock { Range = "+1 555 555 0100-0109" };

        Assert.Equal(10, (await Blocks.CheckAsync(Me, input)).Value.Unknown.Count);
        var problem = Assert.Single((await Blocks.AddAsync(Me, input)).Problems);
        Assert.Equal((ProblemKind.Invalid, "Range"), (problem.Kind, problem.Field));
        Assert.StartsWith("10 of them are not known as numbers of their country.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
        input.AllTheSame = true;
        Assert.Equal(10, (await Blocks.AddAsync(Me, input)).Value.Added);
    }

    [Fact]
    public async Task Add_OpenQuestion_AddsNothing()
    {
        await _test.SetCountryAsync("US");
        var input = new NewDidBlock { Range = "4722345600-09" };

        Assert.Null((await Blocks.CheckAsync(Me, input)).Value.First);
        var problem = Assert.Single((await Blocks.AddAsync(Me, input)).Problems);
        Assert.Equal((ProblemKind.Invalid, "Range"), (problem.Kind, problem.Field));
        input.Chosen = "4722345600";
        Assert.Equal(10, (await Blocks.AddAsync(Me, input)).Value.Added);
    }

    [Fact]
    public async Task Add_NoBlockOrNoTrunk_SaysItAtTheField()
    {
        Assert.Equal("Range", Assert.Single((await Blocks.CheckAsync(Me, new NewDidBlock())).Problems).Field);
        Assert.Equal("Range", Assert.Single((await Blocks.AddAsync(Me, new NewDidBlock { Range = "+12025550101" })).Problems).Field);
        Assert.Equal("TrunkId", Assert.Single((await Blocks.AddAsync(Me, new NewDidBlock { Range = Block, TrunkId = 99 })).Problems).Field);
    }

    [Fact]
    public async Task Paste_LineThatIsABlock_SaysWhereItCanBeAdded()
    {
        var outcome = (await _test.Get<DidNumberService>().CheckManyAsync(Me, new PastedDidNumbers { Text = Block })).Value;

        Assert.Equal("This is a block of 10 numbers. Add it with A block.", Assert.Single(outcome.Problems).Message);
    }

    private async Task<int> CountAsync() => (await _test.Get<DidNumberService>().ListAsync(Me, new ListQuery())).Total;
}
