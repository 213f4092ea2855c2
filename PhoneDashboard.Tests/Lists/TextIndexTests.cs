using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Lists;

public sealed class TextIndexTests : IAsyncLifetime
{
    private static readonly string[] People = ["Name", TextIndex<PhoneUser>.EmailLocal, "Dids", "Internals", "Others"];

    private TestDb _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ = (await _test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Value;
        await _test.AddUserAsync("O\"Neil", "100% _*", "quote@example.org");
        await _test.AddUserAsync("😀", "Emoji", "emoji@sub.example.net");
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("a")]
    [InlineData("an")]
    [InlineData("ann")]
    [InlineData("baker")]
    [InlineData("xim bak")]
    [InlineData("b x")]
    [InlineData("zoë")]
    [InlineData("ليلى")]
    [InlineData("202")]
    [InlineData("+1 (202) 555")]
    [InlineData("2")]
    [InlineData("20")]
    [InlineData("@")]
    [InlineData("@e")]
    [InlineData("@example.org")]
    [InlineData("@example.o")]
    [InlineData("r@exam")]
    [InlineData("baker@example")]
    [InlineData("baker@ xim")]
    [InlineData("example")]
    [InlineData("o\"ne")]
    [InlineData("100%")]
    [InlineData("_")]
    [InlineData("😀")]
    [InlineData("nothing like it")]
    public async Task Find_BothWays_GiveTheSameRows(string text)
    {
        await using var db = await _test.OpenAsync();
        TextCondition[] conditions = [new(People, NumberSearch.Of(text, new NumberReader("US")))];

        var (byIndex, hits) = await PhoneUserLists.Index.FindAsync(db, db.Users, conditions, int.MaxValue, CancellationToken.None);
        var (byReading, _) = await PhoneUserLists.Index.FindAsync(db, db.Users, conditions, dense: 0, CancellationToken.None);

        var found = await byIndex.Select(user => user.Id).Order().ToListAsync();
        Assert.Equal(found, await byReading.Select(user => user.Id).Order().ToListAsync());
        Assert.Equal(hits ?? found.Count, found.Count);
        Assert.Equal(text is "example" or "nothing like it", found.Count == 0);
    }

    [Theory]
    [InlineData(null, "7", "Ann,Ivan")]
    [InlineData(null, "007", "Bea,Ivan")]
    [InlineData("GB", "00 7", "Bea,Ivan")]
    [InlineData("US", "007", "Bea")]
    [InlineData("US", "0117", "Ivan")]
    [InlineData("RU", "8107", "Ivan")]
    public async Task Find_InternalNumber_ByItsDigitsAsTheyStand(string? country, string text, string expected)
    {
        await _test.AddUserAsync("Ann", "Digits", line: new() { InternalNumberIds = [await _test.AddInternalNumberAsync("7")] });
        await _test.AddUserAsync("Bea", "Digits", line: new() { InternalNumberIds = [await _test.AddInternalNumberAsync("007")] });
        await _test.AddUserAsync("Ivan", "Digits", line: new() { DidNumberIds = [await _test.AddDidAsync("74951234567")] });
        await using var db = await _test.OpenAsync();

        foreach (var dense in new[] { int.MaxValue, 0 })
        {
            var (rows, _) = await PhoneUserLists.Index.FindAsync(db, db.Users,
                [new(People, NumberSearch.Of(text, new NumberReader(country)))], dense, CancellationToken.None);

            var found = await rows.Where(user => user.LastName == "Digits").Select(user => user.FirstName).Order().ToListAsync();
            Assert.Equal(expected, string.Join(',', found));
        }
    }

    [Theory]
    [InlineData("202", true)]
    [InlineData("20", false)]
    [InlineData("1202", true)]
    [InlineData("12", true)]
    public async Task Find_PartOfANumber_ShortOnlyWhereItBegins(string digits, bool found)
    {
        await using var db = await _test.OpenAsync();
        var numbers = db.DidNumbers.Where(did => did.Digits.StartsWith("1202"));

        var (hits, _) = await DidNumberLists.Index.FindAsync(db, numbers,
            [new TextCondition(["Number"], new SearchTerms([digits], Any: true))], CancellationToken.None);

        Assert.Equal(found, await hits.AnyAsync());
    }
}
