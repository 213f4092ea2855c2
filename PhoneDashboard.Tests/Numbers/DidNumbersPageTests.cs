using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidNumbersPageTests : DashboardTestContext
{
    [Fact]
    public void Render_NoNumbers_SaysWhyAndOffersToAddOne()
    {
        var page = Open();

        page.WaitForText("No DID Numbers yet.");
        page.Press("Add DID Number");

        Assert.NotNull(page.Dialog("Add DID Number"));
        Assert.Empty(page.FindAll("a.get-numbers")); // nobody has said where to get some
    }

    [Fact]
    public void Add_OneNumber_IsInTheTableOnTheDefaultTrunk()
    {
        var page = Open("?add=1");
        page.WaitForAssertion(() => Assert.Equal("Default", page.Field("Trunk").GetAttribute("value")));

        page.Field("Number").Change("+1 (202) 555-0190");
        page.Press("Save");

        page.WaitForNoDialog();
        var row = page.Row("+1 202 555 0190").TextContent;
        Assert.Contains("Default", row, StringComparison.Ordinal);
        Assert.Contains("Third-party", row, StringComparison.Ordinal);
        Assert.Contains("Enabled", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("+1")]
    [InlineData("+1202555019012345")]
    public void Add_NotANumber_SaysWhyAtTheFieldAndKeepsIt(string typed)
    {
        var page = Open("?add=1");

        page.Field("Number").Change(typed);
        page.Press("Save");

        Assert.NotEmpty(page.Error("Number"));
        Assert.Equal(typed, page.Field("Number").GetAttribute("value"));
    }

    [Fact]
    public async Task Add_NumberThatRingsALine_NamesTheOwner()
    {
        var did = await this.AddDidAsync("12025550117");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        var page = Open("?add=1");

        page.Field("Number").Change("+1 202 555 0117");
        page.Press("Save");

        Assert.Contains("Ben Ortega", page.Error("Number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddList_SomeLinesBad_NamesThemAddsNothingThenAddsTheRestWhenAsked()
    {
        await this.AddDidAsync("12025550101");
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "Paste a list").QuerySelector("input")!.Change(true);

        page.Field("Numbers, one per line").Change("+1 202 555 0190\nabc\n+1 202 555 0101\n\n+44 20 7946 0018");
        page.Press("Check");

        page.WaitForText("Will be stored: 1 United Kingdom, 1 United States. 2 lines to check.");
        page.WaitForText("Line 2: ");
        page.WaitForText("Line 3: +1 202 555 0101 already exists.");
        page.WaitForText("+44 20 7946 0018 (United Kingdom)");
        page.Press("Save");
        Assert.Contains("2 lines cannot be added", page.Error("Numbers, one per line"), StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));

        page.FindAll("label")
            .Single(label => label.TextContent.Contains("add the rest (2)", StringComparison.Ordinal))
            .QuerySelector("input")!.Change(true);
        page.Press("Save");

        page.WaitForText("2 numbers were added. 2 lines were left out.");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task AddList_NumberThatCanBeReadInTwoWays_AsksWithBoth()
    {
        await this.SetCountryAsync("US");
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "Paste a list").QuerySelector("input")!.Change(true);

        page.Field("Numbers, one per line").Change("4722345678");
        page.Press("Check");
        page.WaitForText("Line 1: “4722345678” can be read in two ways.");
        page.FindAll("label").Single(choice =>
            choice.TextContent.Contains("+47 22 34 56 78 (Norway)", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        page.WaitForText("Will be stored: 1 Norway.");
        page.Press("Save");

        page.WaitForText("1 number was added.");
        Assert.NotNull(page.Row("+47 22 34 56 78"));
    }

    [Fact]
    public async Task AddList_ManyQuestions_AreAnsweredAtOnce_AndAllIsShown()
    {
        await this.SetCountryAsync("US");
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "Paste a list").QuerySelector("input")!.Change(true);

        page.Field("Numbers, one per line").Change(string.Join('\n', Enumerable.Range(0, 250).Select(index => $"4722345{index:D3}")));
        page.Press("Check");
        page.WaitForText("250 lines to check.");
        Assert.Equal(100, page.FindAll(".number-choices").Count);
        page.Press("Show more lines: 150 are left");
        Assert.Equal(200, page.FindAll(".number-choices").Count);
        page.Press("Choose Norway for all (250)");

        page.WaitForText("Will be stored: 250 Norway.");
        page.Press("Show more numbers: 150 are left");
        page.Press("Save");
        page.WaitForText("250 numbers were added.");
    }

    [Fact]
    public async Task Add_Number_ShowsWhatWillBeStoredOrAsks()
    {
        await this.SetCountryAsync("US");
        var page = Open("?add=1");

        page.Field("Number").Change("(202) 555-0190");
        page.WaitForText("Will be stored as +1 202 555 0190 (United States).");
        page.Field("Number").Change("442079460018");
        page.WaitForText("is not a number of your company's country, United States.");
        page.Press("Save");
        Assert.Contains("is not a number of your company's country", page.Error("Number"), StringComparison.Ordinal);
        page.FindAll("label").Single(choice =>
            choice.TextContent.Contains("+44 20 7946 0018 (United Kingdom)",
            StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.NotNull(page.Row("+44 20 7946 0018"));
    }

    [Fact]
    public async Task Edit_Disabled_TableShowsIt()
    {
        await this.AddDidAsync("12025550101");
        var page = Open();

        page.Act("+1 202 555 0101", "Edit");
        page.Toggle("Enabled");
        page.Field("Description").Change("Kept for the old cards");
        page.Press("Save");

        page.WaitForNoDialog();
        page.WaitForAssertion(() => Assert.Contains("Disabled", page.Row("+1 202 555 0101").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_InUse_NamesTheUsesAndKeepsTheNumber()
    {
        var did = await this.AddDidAsync("12025550117");
        await this.AddUserAsync(
            "Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did], ExternalOutboundCalls = true, CallerIdIds = [did] });
        var page = Open();

        page.Act("+1 202 555 0117", "Delete");
        page.Press("Delete");

        page.WaitForText("Rings Ben Ortega");
        page.WaitForText("Caller ID of Ben Ortega");
        Assert.NotNull(page.Row("+1 202 555 0117"));
    }

    [Fact]
    public async Task Delete_Unused_IsGoneFromTheTable()
    {
        await this.AddDidAsync("12025550117");
        var page = Open();

        page.Act("+1 202 555 0117", "Delete");
        page.Press("Delete");

        page.WaitForText("+1 202 555 0117 was deleted.");
        page.WaitForText("No DID Numbers yet.");
    }

    [Fact]
    public async Task Row_NumberOfALineThatOthersShow_SaysWhereCallsGoAndLinksThere()
    {
        var did = await this.AddDidAsync("12025550117");
        var user = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        await this.AddUserAsync("Ann", "Lee", line: new AppLineEdit { ExternalOutboundCalls = true, CallerIdIds = [did] });
        var line = await this.LineOfAsync(user);
        var page = Open();

        var row = page.Row("+1 202 555 0117");
        Assert.Contains("Contact Method", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("Ben Ortega", $"/users?user-id={user}&open={user}"),
                ("App Configuration", $"/contact-methods?user-id={user}&open={line}"),
                ("1 line", $"/contact-methods?caller-id={did}"),
            ],
            row.QuerySelectorAll("a").Select(link => (Plain(link.TextContent), link.GetAttribute("href")!)));
        page.Press("Actions for +1 202 555 0117");
        Assert.Equal($"/contact-methods?user-id={user}&open={line}", page.MenuItem("Locate").GetAttribute("href"));
    }

    [Fact]
    public async Task Locate_NumberThatIsOnlyShown_LeadsToTheLinesThatShowIt()
    {
        var did = await this.AddDidAsync("12025550117");
        await this.AddUserAsync("Ann", "Lee", line: new AppLineEdit { ExternalOutboundCalls = true, CallerIdIds = [did] });
        var page = Open();

        page.Press("Actions for +1 202 555 0117");

        Assert.Equal($"/contact-methods?caller-id={did}", page.MenuItem("Locate").GetAttribute("href"));
    }

    [Fact]
    public async Task Locate_FreeNumber_IsDisabledWithTheReason()
    {
        await this.AddDidAsync("12025550117");
        var page = Open();

        Assert.Contains("Free", page.Row("+1 202 555 0117").TextContent, StringComparison.Ordinal);
        page.Press("Actions for +1 202 555 0117");

        var item = page.FindAll("[role=menuitem]").Single(item => item.TextContent.Contains("Locate", StringComparison.Ordinal));
        Assert.Equal("true", item.GetAttribute("aria-disabled"));
        Assert.Contains("It is free: no line and no call flow uses it.", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FromTheAddress_EditsTheNumberAndClearsTheAddressAtTheEnd()
    {
        var did = await this.AddDidAsync("12025550117");
        var page = Open($"?open={did}");

        Assert.Contains("+1 202 555 0117", page.Dialog("Edit DID Number").TextContent, StringComparison.Ordinal);
        page.Press("Cancel");

        page.WaitForAssertion(() => Assert.EndsWith("/numbers", Get<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_NumberThatIsGone_SaysSo()
    {
        var page = Open("?open=999");

        page.WaitForText("This number has been deleted in the meantime.");
    }

    [Fact]
    public async Task AddBlock_SomeExist_ShowsWhatWillBeStoredThenStoresIt()
    {
        var did = await this.AddDidAsync("12025550101");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "A block").QuerySelector("input")!.Change(true);

        page.Field("First and last number").Change("+1 202 555 0100-0109");
        page.Press("Check");
        page.WaitForText("+1 202 555 0100 to +1 202 555 0109 (United States): 10 numbers. "
            + "9 will be stored, 1 exists already and stays as it is.");
        page.WaitForText("+1 202 555 0101 rings Ben Ortega.");
        Assert.Single(page.FindAll("tbody tr"));
        page.Press("Save");

        page.WaitForText("9 numbers were added. 1 existed already.");
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void AddBlock_NumbersThatTheirCountryDoesNotKnow_AreStoredOnlyWhenSaid()
    {
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "A block").QuerySelector("input")!.Change(true);

        page.Field("First and last number").Change("+1 555 555 0100-0109");
        page.Press("Check");
        page.WaitForText("Not known as numbers of their country: ");
        page.Press("Save");
        Assert.StartsWith("10 of them are not known", page.Error("First and last number"), StringComparison.Ordinal);
        page.FindAll("label").Single(label => label.TextContent.Contains("They are right all the same", StringComparison.Ordinal))
            .QuerySelector("input")!.Change(true);
        page.Press("Save");

        page.WaitForText("10 numbers were added.");
    }

    [Fact]
    public void AddBlock_Reversed_SaysSoAtTheFieldAndKeepsIt()
    {
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "A block").QuerySelector("input")!.Change(true);

        page.Field("First and last number").Change("+1 202 555 0199-0100");
        page.Press("Check");

        Assert.Contains("comes before the first", page.Error("First and last number"), StringComparison.Ordinal);
        Assert.Equal("+1 202 555 0199-0100", page.Field("First and last number").GetAttribute("value"));
    }

    [Fact]
    public async Task Disable_FreeNumber_NeedsNoQuestion()
    {
        await this.AddDidAsync("12025550117");
        var page = Open();

        page.Act("+1 202 555 0117", "Disable");

        page.WaitForText("Disabled +1 202 555 0117.");
        page.WaitForAssertion(() => Assert.Contains("Disabled", page.Row("+1 202 555 0117").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disable_SelectedRows_AsksOnce_AndNothingIsSelectedAnyMore()
    {
        await this.AddDidAsync("12025550117");
        await this.AddDidAsync("12025550118");
        var page = Open();
        page.WaitForElement("input[aria-label='Select all rows of this page']").Change(true);

        page.Press("Actions for the selected rows");
        page.MenuItem("Disable").Click();
        page.Dialog("Disable 2 numbers?").QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Disable").Click();

        page.WaitForText("Disabled 2 numbers.");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection-bar")));
        await using var db = await OpenAsync();
        Assert.Equal(0, await db.DidNumbers.CountAsync(did => did.Enabled));
    }

    [Fact]
    public async Task Disable_NumberInUse_AsksFirstAndNamesTheUses()
    {
        var did = await this.AddDidAsync("12025550117");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [did] });
        var page = Open();

        page.Act("+1 202 555 0117", "Disable");
        var question = page.Dialog("Disable +1 202 555 0117?");
        Assert.Contains("It rings Ben Ortega: calls to it are refused then.", question.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Disabled", page.Row("+1 202 555 0117").TextContent, StringComparison.Ordinal);
        page.Press("Disable");

        page.WaitForText("Disabled +1 202 555 0117.");
    }

    private static string Plain(string text) => text.Trim('\u2068', '\u2069', ' ', '\n');

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<DidNumbersPage>("/numbers" + query);
}
