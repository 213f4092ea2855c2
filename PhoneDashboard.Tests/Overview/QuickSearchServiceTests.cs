using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Overview;

public sealed class QuickSearchServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("orteg")]
    [InlineData("BEN or")]
    [InlineData("ben.o@exam")]
    [InlineData("or")]
    [InlineData(" b ")]
    public async Task Find_PartOfNameOrEmail_FindsThePerson(string text)
    {
        var ben = await _test.AddUserAsync("Ben", "Ortega", "ben.o@example.com");
        await _test.AddUserAsync("Chiara", "Rossi");

        Assert.Equal([new QuickHit(QuickHitKind.User, ben, "Ben Ortega", "ben.o@example.com", ben)], await FindAsync(text));
    }

    [Fact]
    public async Task Find_OneLetter_FindsBeginningsOfWordsOnly()
    {
        await _test.AddUserAsync("Chiara", "Rossi");

        Assert.Empty(await FindAsync("h"));
    }

    [Fact]
    public async Task Find_Digits_FindsNumbersWithTheirOwner()
    {
        var did = await _test.AddDidAsync("12025550101");
        var free = await _test.AddDidAsync("12025550102");
        var ben = await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });

        Assert.Equal(
            [
                new QuickHit(QuickHitKind.DidNumber, did, "+1 202 555 0101", "Ben Ortega", ben),
                new QuickHit(QuickHitKind.DidNumber, free, "+1 202 555 0102", "Free", null),
            ],
            await FindAsync("(202) 555-01"));
    }

    [Fact]
    public async Task Find_FewDigits_FindsWhatBeginsWithThemExtensionsFirst()
    {
        await _test.AddDidAsync("12025550144");
        await _test.AddDidAsync("442079460101");
        var extension = await _test.AddInternalNumberAsync("442");

        var hits = await FindAsync("44");

        Assert.Equal([QuickHitKind.InternalNumber, QuickHitKind.DidNumber], hits.Select(hit => hit.Kind));
        Assert.Equal(extension, hits[0].Id);
    }

    [Fact]
    public async Task Find_ManyHits_GivesTheFirstEightByName()
    {
        foreach (var name in "JIHGFEDCBA")
        {
            await _test.AddUserAsync(name.ToString(), "Rossi");
        }

        Assert.Equal("ABCDEFGH", string.Concat((await FindAsync("rossi")).Select(hit => hit.Title[0])));
    }

    [Theory]
    [InlineData("Ben Ortega ext. 101")]
    [InlineData("Ext. 101 - Ben Ortega")]
    [InlineData("Ortega, Ben +1 202-555")]
    [InlineData("ben 555-0101")]
    [InlineData("Ben, (202) 555-01")]
    [InlineData("Ben Ortega Tel: +1 202 555 0101 ben@example.com")]
    public async Task UsersList_NameBesideAPartOfANumber_FindsThePerson(string text)
    {
        await _test.SetCountryAsync("US");
        var (did, extension) = (await _test.AddDidAsync("12025550101"), await _test.AddInternalNumberAsync("101"));
        await _test.AddUserAsync("Ben", "Ortega");
        var ben = await _test.AddUserAsync(
            "Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did], InternalNumberIds = [extension] });

        var found = await _test.Get<PhoneUserService>().ListAsync(TestActors.Administrator, new ListQuery { Search = text });

        Assert.Equal(ben, Assert.Single(found.Rows).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("%")]
    [InlineData("!?")]
    public async Task Find_NothingToSearchFor_FindsNothing(string? text)
    {
        await _test.AddUserAsync("Ben", "Ortega");

        Assert.Empty(await FindAsync(text));
    }

    [Theory]
    [InlineData("GB", "020 7946 0018", "+44 20 7946 0018")]
    [InlineData("US", "(202) 555-0101", "+1 202 555 0101")]
    [InlineData("US", "+1 202 555 0101 ext. 101", null)]
    [InlineData("US", "101", "101")]
    [InlineData("US", "ext. 101", "101")]
    [InlineData("US", "555 0101", null)]
    [InlineData("US", "10", null)]
    [InlineData("US", "Ben", null)]
    public async Task FindNumber_WholeNumber_IsTheOneAndOnly(string country, string text, string? title)
    {
        await _test.SetCountryAsync(country);
        await _test.AddDidAsync("12025550101");
        await _test.AddDidAsync("442079460018");
        await _test.AddInternalNumberAsync("101");
        await _test.AddUserAsync("Ben", "Ortega");

        Assert.Equal(title, (await _test.Get<QuickSearchService>().FindNumberAsync(TestActors.Administrator, text))?.Title);
    }

    private Task<IReadOnlyList<QuickHit>> FindAsync(string? text) =>
        _test.Get<QuickSearchService>().FindAsync(TestActors.Administrator, text);
}
