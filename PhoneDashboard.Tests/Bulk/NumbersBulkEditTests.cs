using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

/// <summary>The next free numbers for many lines at once.</summary>
public sealed class NumbersBulkEditTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Operator;

    private TestDb _test = null!;

    private BulkService Bulk => _test.Get<BulkService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Internal_LinesWithoutOne_GetTheNextFreeOnes_AndOneUndoTakesThemBack()
    {
        var ids = await AddNumbersAsync("100", "101", "102", "7");
        var (cyd, ben, ann) = (
            await _test.AddUserAsync("Cyd", "Novak"),
            await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { InternalNumberIds = [ids[1]] }),
            await _test.AddUserAsync("Ann", "Smith"));
        var edit = new InternalNumbersBulkEdit { From = " 100 " };

        var preview = (await Bulk.PreviewAsync(Me, View(), edit)).Value;

        Assert.Equal((3, 2, 1), (preview.Total, preview.Changing, preview.Same));
        Assert.Equal([new("Ann Smith", "100"), new("Cyd Novak", "102")], preview.Gifts);
        Assert.Equal("101", await RingsAsync(ben));
        Assert.Null(await RingsAsync(ann)); // nothing is done yet

        var done = (await Bulk.ApplyAsync(Me, preview.Rows, edit)).Value;

        Assert.Equal(("Assigned the Internal Numbers of 2 users", "Assigned"), (done.Title, done.Word));
        Assert.Equal(
            [new(ben, BulkResult.Skipped, "Has an Internal Number already."), new(ann, BulkResult.Done, "Got 100."),
                new(cyd, BulkResult.Done, "Got 102.")],
            done.Outcomes);
        Assert.Equal(("100", "101", "102"), (await RingsAsync(ann), await RingsAsync(ben), await RingsAsync(cyd)));
        await using (var db = await _test.OpenAsync())
        {
            Assert.Equal(2, await db.Audit.CountAsync(entry => entry.SnapshotId == done.UndoId));
            Assert.Equal(AppLineStatus.Unconfigured, (await db.AppLines.SingleAsync(line => line.UserId == ann)).Status);
        }

        Assert.Empty((await _test.Get<UndoService>().UndoAsync(Me, done.UndoId!.Value)).Value.Left);
        Assert.Equal((null, "101", null), (await RingsAsync(ann), await RingsAsync(ben), await RingsAsync(cyd)));
    }

    [Theory]
    [InlineData(null, "7", "100", "1000")] // short ones first
    [InlineData("", "7", "100", "1000")]
    [InlineData("100", "100", null, null)] // as many digits only
    [InlineData("050", "100", null, null)]
    [InlineData("101", null, null, null)]
    [InlineData("1000", "1000", null, null)]
    public async Task Internal_From_BeginsThere(string? from, params string?[] expected)
    {
        await AddNumbersAsync("1000", "100", "7");
        foreach (var name in new[] { "Ann", "Ben", "Cyd" })
        {
            await _test.AddUserAsync(name, "Lee");
        }

        var done = (await Bulk.ApplyAsync(Me, View(), new InternalNumbersBulkEdit { From = from })).Value;

        Assert.Equal(expected, await RingsAllAsync());
        Assert.All(
            done.Outcomes.Where(outcome => outcome.Result == BulkResult.Refused),
            outcome => Assert.Equal("No free Internal Number is left. Add some under Numbers, then do it again.", outcome.Reason));
        Assert.Equal(expected.Count(number => number is null), done.Refused);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1-4")]
    [InlineData("reception")]
    public async Task Internal_FromThatIsNoNumber_IsRefusedAtItsField(string from)
    {
        var edit = new InternalNumbersBulkEdit { From = from };

        var preview = await Bulk.PreviewAsync(Me, View(), edit);
        var done = await Bulk.ApplyAsync(Me, View(), edit);

        Assert.All([preview.Problems, done.Problems], problems => Assert.Equal(
            new Problem(ProblemKind.Invalid, "Enter a number of 1 to 4 digits.", "From"), Assert.Single(problems)));
    }

    [Theory]
    [InlineData(BulkTable.Users, "last-name", false, "Ann Zola, Cyd Novak, Ben Adams", true)]
    [InlineData(BulkTable.Users, "last-name", false, "Ben Adams, Cyd Novak, Ann Zola", false)]
    [InlineData(BulkTable.Users, null, true, "Ann Zola, Ben Adams, Cyd Novak", false)]
    [InlineData(BulkTable.AppLines, "user", true, "Cyd Novak, Ben Adams, Ann Zola", true)]
    [InlineData(BulkTable.AppLines, "user", false, "Ann Zola, Ben Adams, Cyd Novak", false)]
    public async Task Order_IsThatOfTheTable(BulkTable table, string? sort, bool byIds, string expected, bool descending)
    {
        await AddNumbersAsync("100", "101", "102");
        var ids = new List<long>();
        foreach (var (first, last) in new[] { ("Cyd", "Novak"), ("Ann", "Zola"), ("Ben", "Adams") })
        {
            var user = await _test.AddUserAsync(first, last);
            ids.Add(table == BulkTable.Users ? user : await _test.LineOfAsync(user));
        }

        var view = new ListQuery { Sort = sort, Descending = descending };
        var rows = byIds ? BulkRows.Of(table, ids, view) : BulkRows.OfView(table, view);

        var preview = (await Bulk.PreviewAsync(Me, rows, new InternalNumbersBulkEdit())).Value;

        Assert.Equal(expected, string.Join(", ", preview.Gifts.Select(gift => gift.Name)));
        Assert.Equal(["100", "101", "102"], preview.Gifts.Select(gift => gift.Gets));
    }

    [Fact]
    public async Task TwoOperators_WhoSawTheSameNumbers_TheSecondIsToldAndGetsNoOther()
    {
        var numbers = await AddNumbersAsync("100", "101", "102", "103");
        var (ann, ben) = (await _test.AddUserAsync("Ann", "Lee"), await _test.AddUserAsync("Ben", "Lee"));
        var (mine, theirs) = (new InternalNumbersBulkEdit(), new InternalNumbersBulkEdit());
        var rows = BulkRows.Of(BulkTable.Users, [ann, ben]);
        var preview = (await Bulk.PreviewAsync(Me, rows, mine)).Value;
        var cyd = await _test.AddUserAsync("Cyd", "Lee");

        Assert.Equal(1, (await Bulk.ApplyAsync(TestActors.Administrator, BulkRows.Of(BulkTable.Users, [cyd]), theirs)).Value.Changed);
        Assert.True((await _test.Get<InternalNumberService>().DeleteAsync(TestActors.Administrator, numbers[1])).Succeeded);
        var done = (await Bulk.ApplyAsync(Me, preview.Rows, mine)).Value;

        Assert.Equal(
            [new(ann, BulkResult.Refused, "100 is not free any more."),
                new(ben, BulkResult.Refused, "The number that was shown has been deleted in the meantime.")],
            done.Outcomes);
        Assert.Equal([null, null, "100"], await RingsAllAsync());

        Assert.Equal(["102", "103"], (await Bulk.PreviewAsync(Me, rows, mine)).Value.Gifts.Select(gift => gift.Gets)); // anew
        Assert.Equal(2, (await Bulk.ApplyAsync(Me, rows, mine)).Value.Changed);
    }

    [Fact]
    public async Task ManyBatches_NumbersGoOnFromOneToTheNext()
    {
        await _test.WriteAsync([.. Enumerable.Range(0, 600).Select(index => TestDbWriting.UserWithLine("Ann", $"Lee{index:000}"))]);
        await _test.WriteAsync([.. Enumerable.Range(1000, 600)
            .Select(number => new InternalNumber { Digits = number.ToString(CultureInfo.InvariantCulture) })]);
        var edit = new InternalNumbersBulkEdit();

        var preview = (await Bulk.PreviewAsync(Me, View(), edit)).Value;
        Assert.Equal((600, 100, "1099"), (preview.Changing, preview.Gifts.Count, preview.Gifts[^1].Gets));
        await Bulk.ApplyAsync(Me, preview.Rows, edit);

        Assert.Equal(Enumerable.Range(1000, 600).Select(number => number.ToString(CultureInfo.InvariantCulture)), await RingsAllAsync());
    }

    [Fact]
    public async Task Did_TheNextFreeOnesThatAreEnabledAndOnTheTrunk()
    {
        await _test.AddDidAsync("12025550100", enabled: false);
        await _test.AddDidAsync("12025550101", onTrunk: false);
        await _test.AddDidAsync("12025550103");
        await _test.AddDidAsync("12025550102");
        var trunk = (await _test.Get<TrunkService>().AddAsync(TestActors.Administrator, new NewTrunk { Name = "Other" })).Value;
        await _test.AddUserAsync("Ann", "Lee");
        await _test.AddUserAsync("Ben", "Lee");
        await _test.AddUserAsync("Cyd", "Lee");

        Assert.Equal(0, (await Bulk.PreviewAsync(Me, View(), new DidNumbersBulkEdit { TrunkId = trunk })).Value.Changing);
        Assert.Equal(
            new Problem(ProblemKind.NotFound, "This trunk has been deleted. Choose another.", "TrunkId"),
            Assert.Single((await Bulk.PreviewAsync(Me, View(), new DidNumbersBulkEdit { TrunkId = 4711 })).Problems));
        var done = (await Bulk.ApplyAsync(Me, View(), new DidNumbersBulkEdit())).Value;

        Assert.Equal("Assigned the DID Numbers of 2 users", done.Title);
        Assert.Equal(
        [
            "No free DID Number is left that is enabled and on the trunk. Add some under Numbers, then do it again.",
            "Got +1 202 555 0102.", "Got +1 202 555 0103.",
        ], done.Outcomes.Select(outcome => outcome.Reason));
        Assert.Equal(
            ["Has a DID Number already.", "Has a DID Number already."],
            (await Bulk.ApplyAsync(Me, View(), new DidNumbersBulkEdit())).Value.Outcomes
                .Where(outcome => outcome.Result == BulkResult.Skipped).Select(outcome => outcome.Reason));
    }

    private static BulkRows View() => BulkRows.OfView(BulkTable.Users, new ListQuery());

    private async Task<long[]> AddNumbersAsync(params string[] digits)
    {
        var ids = new List<long>();
        foreach (var number in digits)
        {
            ids.Add(await _test.AddInternalNumberAsync(number));
        }

        return [.. ids];
    }

    private async Task<string?> RingsAsync(long user)
    {
        await using var db = await _test.OpenAsync();
        return await db.InternalNumbers.Where(number => ((AppLine)number.Assignment!.ContactMethod!).UserId == user)
            .Select(number => number.Digits).SingleOrDefaultAsync();
    }

    // By the names of their users.
    private async Task<List<string?>> RingsAllAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.AppLines.OrderBy(line => line.UserNameKey)
            .Select(line => line.InternalNumbers.Select(number => number.InternalNumber.Digits).SingleOrDefault()).ToListAsync();
    }
}
