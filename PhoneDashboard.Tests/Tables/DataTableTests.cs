using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Tables;

public sealed class DataTableTests : DashboardTestContext
{
    private readonly List<ListQuery> _asked = [];
    private int _cellsDrawn;
    private Func<ListQuery, Task<ListPage<Person>>> _answer =
        _ => Task.FromResult(new ListPage<Person>([new Person(7, "Ann"), new Person(8, "Ben")], 61));

    [Fact]
    public void Address_WithAView_IsWhatIsLoaded()
    {
        var table = RenderTable("/people?search=an&sort=-name&page=2&status=Configured");

        table.WaitForAssertion(() => Assert.Contains("26–50 of 61", table.Markup, StringComparison.Ordinal));
        var query = Assert.Single(_asked);
        Assert.Equal("?search=an&status=Configured&sort=-name&page=2", query.ToQueryString());
    }

    [Fact]
    public void HeaderClicked_SortsByAddress_FirstAscendingThenDescending()
    {
        var table = RenderTable("/people?page=2");
        var header = () => table.WaitForElement("th button[title='City']");

        header().Click();
        Assert.EndsWith("/people?sort=city", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        header().Click();
        Assert.EndsWith("/people?sort=-city", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void View_IsShown_DrawsEachRowOnce()
    {
        var table = RenderTable("/people");
        table.WaitForElement("button[aria-label='Actions for Ben']");
        Assert.Equal(2, _cellsDrawn);

        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(9, "Cyd")], 1));
        Get<NavigationManager>().Show(new ListQuery { Search = "c" });
        table.WaitForElement("button[aria-label='Actions for Cyd']");

        Assert.Equal(3, _cellsDrawn);
    }

    [Fact]
    public void OpenItem_IsMarked_WithoutLoadingAgain()
    {
        var table = RenderTable("/people");
        table.WaitForElement("button[aria-label='Actions for Ben']");

        _ = Get<NavigationManager>().OpenAsync(8);

        Assert.Contains("Ben", table.WaitForElement("tr[aria-current=true]").TextContent, StringComparison.Ordinal);
        Assert.Single(_asked);
    }

    [Fact]
    public void LoadFails_SaysSoInTheTable_AndRetryLoadsAgain()
    {
        var works = _answer;
        _answer = _ => throw new InvalidOperationException("The database is gone.");
        var table = RenderTable("/people");
        var retry = table.WaitForElement("[role=alert] button");

        _answer = works;
        retry.Click();

        table.WaitForElement("button[aria-label='Actions for Ann']");
    }

    [Fact]
    public async Task StaleLoad_AnswersLate_DoesNotReplaceTheNewView()
    {
        var slow = new TaskCompletionSource<ListPage<Person>>();
        _answer = query => query.Search == "slow" ? slow.Task : Task.FromResult(new ListPage<Person>([new Person(1, "New")], 1));
        var table = RenderTable("/people?search=slow");

        await table.InvokeAsync(() => Get<NavigationManager>().Show(new ListQuery { Search = "new" }));
        slow.SetResult(new ListPage<Person>([new Person(2, "Old")], 1));

        table.WaitForElement("button[aria-label='Actions for New']");
        Assert.Empty(table.FindAll("button[aria-label='Actions for Old']"));
    }

    [Fact]
    public void NothingMatches_OffersToClearTheFilters()
    {
        _answer = _ => Task.FromResult(new ListPage<Person>([], 0));
        var table = RenderTable("/people?status=Configured&sort=city");

        table.WaitForElement(".empty-state button").Click();

        Assert.EndsWith("/people?sort=city", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        table.WaitForAssertion(() => Assert.Contains("No people yet.", table.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void CountIsCapped_SaysThereAreMore_AndOnTheLastPageWhatToDo()
    {
        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(7, "Ann")], 10_000, IsCapped: true));
        var table = RenderTable("/people?search=a");

        table.WaitForAssertion(() => Assert.Equal("1–25 of 10,000+", table.Find(".pager-range").TextContent));
        Assert.Contains(table.FindAll("[role=status]"), status => status.TextContent == "more than 10,000 rows");

        Get<NavigationManager>().NavigateTo("/people?search=a&page=400");
        table.WaitForAssertion(
            () => Assert.Equal("9,976–10,000 of 10,000+. Narrow the search to see the rest.", table.Find(".pager-range").TextContent));
        Assert.Equal("true", table.Find("a[aria-label='Next page']").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void CountIsCapped_AddressBeyondTheLastPage_ShowsTheLastPage()
    {
        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(7, "Ann")], 10_000, IsCapped: true));

        RenderTable("/people?search=a&page=500").WaitForElement("button[aria-label='Actions for Ann']");

        Assert.EndsWith("/people?search=a&page=400", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void OthersChangeARow_ChangesItInItsPlace_WithoutSkeletonOrWord()
    {
        var table = RenderTable("/people");
        var row = table.WaitForElement("tbody tr:nth-child(2)");

        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(7, "Ann"), new Person(8, "Benedict")], 61));
        TellOfOthers();

        table.WaitForElement("button[aria-label='Actions for Benedict']");
        Assert.Contains("Benedict", table.Find("tbody tr:nth-child(2)").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, _asked.Count);
        Assert.Empty(table.FindAll(".pager-news button"));
        Assert.Equal("false", table.Find(".table-frame").GetAttribute("aria-busy"));
    }

    [Fact]
    public void OthersAddARow_NobodyIsAtTheTable_ShowsIt()
    {
        var table = RenderTable("/people");
        table.WaitForElement("button[aria-label='Actions for Ben']");

        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(9, "Abe"), new Person(7, "Ann"), new Person(8, "Ben")], 62));
        TellOfOthers();

        table.WaitForElement("button[aria-label='Actions for Abe']");
        Assert.Contains("1–25 of 62", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void OthersAddAndChangeRows_SomebodyIsAtARow_KeepsThePlacesAndOffersTheRest()
    {
        var script = JSInterop.SetupModule("./app.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<bool>("isInUse", _ => true).SetResult(true);
        var table = RenderTable("/people");
        table.WaitForElement("button[aria-label='Actions for Ben']");

        _answer = _ => Task.FromResult(new ListPage<Person>([new Person(9, "Abe"), new Person(8, "Benedict")], 61));
        TellOfOthers();

        var offer = table.WaitForElement(".pager-news button");
        Assert.Equal("The list has changed. Show", offer.TextContent);
        Assert.Equal(["Ann", "Benedict"], table.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim()));
        offer.Click();

        table.WaitForAssertion(
            () => Assert.Equal(["Abe", "Benedict"], table.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim())));
        Assert.Empty(table.FindAll(".pager-news button"));
    }

    [Theory]
    [InlineData("trunks", nameof(AppDevice), false)]
    [InlineData("trunks", nameof(DidNumber), true)]
    [InlineData("trunks", "SampleData", true)]
    [InlineData("people", nameof(AppDevice), true)]
    public void Concerns_ByTableAndKind_IsWhatTheTableShows(string table, string kind, bool concerns) =>
        Assert.Equal(concerns, Dependencies.Concerns(table, new ItemChange(kind, 1, AuditAction.Changed, null, "Ann Smith")));

    private void TellOfOthers() => Get<ChangeFeed>().Tell([new ItemChange(nameof(PhoneUser), 8, AuditAction.Changed, 11, "Ann Smith")]);

    private IRenderedComponent<DataTable<Person>> RenderTable(string address)
    {
        Get<NavigationManager>().NavigateTo(address);
        return Render<DataTable<Person>>(parameters => parameters
            .Add(table => table.Name, "people")
            .Add(table => table.Label, "People")
            .Add(table => table.Load, LoadAsync)
            .Add(table => table.RowId, person => person.Id)
            .Add(table => table.RowName, person => person.Name)
            .Add(table => table.Actions, _ => [new MenuAction("Edit")])
            .Add(table => table.Filters, [TableFilter.Choice("status", "Status", new FilterChoice("Configured"))])
            .Add(table => table.EmptyText, "No people yet.")
            .AddChildContent<TableColumn<Person>>(
                column => column.Add(c => c.Title, "Name").Add(c => c.Card, CardRole.Title).Add(c => c.Text, person => person.Name))
            .AddChildContent<TableColumn<Person>>(
                column => column.Add(c => c.Title, "City").Add(c => c.Key, "city").Add(c => c.Text, City)));
    }

    private string City(Person person)
    {
        _cellsDrawn++;
        return "Rome";
    }

    private Task<ListPage<Person>> LoadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        _asked.Add(query);
        return _answer(query);
    }

    private sealed record Person(long Id, string Name);
}
