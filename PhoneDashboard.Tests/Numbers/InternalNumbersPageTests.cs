using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class InternalNumbersPageTests : DashboardTestContext
{
    [Fact]
    public void Add_OneNumber_KeepsItsZeros()
    {
        var page = Open("?add=1");

        page.Field("Number").Change("007");
        page.Press("Save");

        page.WaitForText("007 was added.");
        Assert.NotNull(page.Row("007"));
    }

    [Fact]
    public void Add_FiveDigits_IsRefusedAtTheFieldAndKept()
    {
        var page = Open("?add=1");

        page.Field("Number").Change("12345");
        page.Press("Save");

        Assert.Equal("Enter a number of 1 to 4 digits.", page.Error("Number"));
        Assert.Equal("12345", page.Field("Number").GetAttribute("value"));
    }

    [Fact]
    public async Task AddRange_SomeExist_AddsTheOthersAndNamesThem()
    {
        await this.AddInternalNumberAsync("201");
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "A range").QuerySelector("input")!.Change(true);

        page.Field("From").Change("200");
        page.Field("To").Change("203");
        page.Press("Save");

        page.WaitForText("3 numbers were added. 201 already existed.");
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void AddRange_LastBeforeFirst_IsRefusedAtTheField()
    {
        var page = Open("?add=1");
        page.FindAll("label").Single(choice => choice.TextContent == "A range").QuerySelector("input")!.Change(true);

        page.Field("From").Change("300");
        page.Field("To").Change("200");
        page.Press("Save");

        Assert.NotEmpty(page.Error("To"));
    }

    [Fact]
    public async Task Delete_InUse_NamesTheUse()
    {
        var number = await this.AddInternalNumberAsync("202");
        await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { InternalNumberIds = [number] });
        var page = Open();

        page.Act("202", "Delete");
        page.Press("Delete");

        page.WaitForText("Rings Ben Ortega");
    }

    [Fact]
    public async Task Row_NumberOfALineThatItselfShowsIt_LinksToBoth()
    {
        var number = await this.AddInternalNumberAsync("202");
        var user = await this.AddUserAsync(
            "Ben", "Ortega", line: new AppLineEdit { InternalNumberIds = [number], InternalCallerIdId = number });
        var line = await this.LineOfAsync(user);
        var page = Open();

        Assert.Equal(
            [
                $"/users?user-id={user}&open={user}",
                $"/contact-methods?user-id={user}&open={line}",
                $"/contact-methods?internal-caller-id={number}",
            ],
            page.Row("202").QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
        page.Press("Actions for 202");
        Assert.Equal($"/contact-methods?user-id={user}&open={line}", page.MenuItem("Locate").GetAttribute("href"));
    }

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<InternalNumbersPage>("/numbers/internal" + query);
}
