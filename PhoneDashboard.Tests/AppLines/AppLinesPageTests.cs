using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AppLines;

namespace PhoneDashboard.Tests.AppLines;

public sealed class AppLinesPageTests : DashboardTestContext
{
    [Fact]
    public async Task Table_NewUser_ShowsTheUnconfiguredLine()
    {
        await this.AddUserAsync("Ben", "Ortega");

        var page = RenderPage<AppLinesPage>("/contact-methods");

        var row = page.Row("Ben Ortega").TextContent;
        Assert.Contains("Unconfigured", row, StringComparison.Ordinal);
        Assert.Contains("Not invited", row, StringComparison.Ordinal);
        Assert.Contains("Do Nothing", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_AreEditRelationsCallsAndHistory_AndSayHowALineGoes()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<AppLinesPage>("/contact-methods");

        page.Press("Actions for Ben Ortega");

        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("[role=menuitem]").Count));
        var items = page.FindAll("[role=menuitem]");
        Assert.EndsWith("Edit", items[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("Relations", items[1].TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("What happens to a call?", items[2].TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("Last calls", items[3].TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("History", items[4].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal($"/users?user-id={user}&from-lines=1", items[5].GetAttribute("href"));
        Assert.Contains("To remove this line, delete its user", items[5].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Add");
    }

    [Fact]
    public async Task Edit_FromTheMenu_PutsTheLineIntoTheAddress()
    {
        var line = await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega"));
        var page = RenderPage<AppLinesPage>("/contact-methods");

        page.Act("Ben Ortega", "Edit");

        page.Dialog("Edit App Configuration");
        Assert.EndsWith($"/contact-methods?open={line}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserFilter_FromALink_ShowsTheUsersName()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        await this.AddUserAsync("Amara", "Diallo");

        var page = RenderPage<AppLinesPage>($"/contact-methods?user-id={user}");

        page.WaitForText("User: Ben Ortega");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public void Table_Empty_SaysWhyAndWhatToDo()
    {
        var page = RenderPage<AppLinesPage>("/contact-methods");

        page.WaitForText("There are no lines yet: each user you create gets one.");
    }
}
