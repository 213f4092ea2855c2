using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Layout;

namespace PhoneDashboard.Tests.Layout;

public sealed class GlobalSearchTests : DashboardTestContext
{
    [Fact]
    public async Task Typing_PartOfAName_SuggestsThePeople()
    {
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await this.AddUserAsync("Chiara", "Rossi");

        var search = Type("orte");

        search.WaitForAssertion(() => Assert.Equal(["Ben Ortega"], Titles(search)));
        Assert.Equal("true", search.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task ArrowAndEnter_OpenTheChosenOne()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var bea = await this.AddUserAsync("Bea", "Zola");
        var search = Type("be");
        search.WaitForAssertion(() => Assert.Equal(["Bea Zola", "Ben Ortega"], Titles(search)));

        Press(search, "ArrowUp");
        Press(search, "ArrowDown");
        Assert.Equal("global-hit-0", search.Find("input").GetAttribute("aria-activedescendant"));
        search.Find("form").Submit();

        Assert.Equal($"users?user-id={bea}", Address);
        Assert.Empty(Titles(search));
    }

    [Fact]
    public async Task Number_LeadsToThePersonItRings()
    {
        var did = await this.AddDidAsync("12025550101");
        var ben = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        var search = Type("555 01");
        search.WaitForAssertion(() => Assert.Equal(["+1 202 555 0101"], Titles(search)));

        search.Find("[role=option]").MouseDown();

        Assert.Equal($"users?user-id={ben}", Address);
    }

    [Fact]
    public async Task FreeNumber_LeadsToItsRow()
    {
        await this.AddInternalNumberAsync("201");
        var search = Type("20");
        search.WaitForAssertion(() => Assert.Equal(["201"], Titles(search)));

        search.Find("[role=option]").MouseDown();

        Assert.Equal("numbers/internal?search=201", Address);
    }

    [Theory]
    [InlineData("(202) 555-0101")]
    [InlineData("12025550101")]
    public async Task Enter_FreeNumberInFull_OpensTheNumber(string text)
    {
        await this.SetCountryAsync("US");
        var did = await this.AddDidAsync("12025550101");
        var search = Type(text);

        search.Find("form").Submit();

        Assert.Equal($"numbers?search=%2B1%20202%20555%200101&open={did}", Address);
    }

    [Fact]
    public async Task Enter_NumberOfSomebody_LeadsToThePerson()
    {
        var did = await this.AddDidAsync("12025550101");
        var ben = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        var search = Type("+1 202 555 0101");

        search.Find("form").Submit();

        Assert.Equal($"users?user-id={ben}", Address);
    }

    [Fact]
    public async Task Enter_NothingChosen_SearchesAmongTheUsers()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var search = Type("ben");

        search.Find("form").Submit();

        Assert.Equal("users?search=ben", Address);
    }

    [Fact]
    public async Task Escape_ClosesTheSuggestionsAndKeepsTheText()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var search = Type("ben");
        search.WaitForAssertion(() => Assert.NotEmpty(Titles(search)));

        Press(search, "Escape");

        search.WaitForAssertion(() => Assert.Empty(Titles(search)));
        Assert.Equal("ben", search.Find("input").GetAttribute("value"));
    }

    private static IEnumerable<string> Titles(IRenderedComponent<GlobalSearch> search) =>
        search.FindAll("[role=option] .tabular").Select(title => title.TextContent);

    private static void Press(IRenderedComponent<GlobalSearch> search, string key) => search.Find("input").KeyDown(key);

    private string Address => Get<NavigationManager>().ToBaseRelativePath(Get<NavigationManager>().Uri);

    private IRenderedComponent<GlobalSearch> Type(string text)
    {
        var search = Render<GlobalSearch>();
        search.Find("input").Input(text);
        return search;
    }
}
