using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.CallFlows;

namespace PhoneDashboard.Tests.CallFlows;

public sealed class CallFlowsPageTests : DashboardTestContext
{
    [Fact]
    public async Task Render_RingGroupThatRingsNobody_IsFlaggedInWords()
    {
        await this.AddCallFlowAsync("Night watch");
        await this.AddCallFlowAsync("Reception", await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega")));

        var page = RenderPage<CallFlowsPage>("/call-flows");

        Assert.Contains("Empty ring group", page.Row("Night watch").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 line", page.Row("Reception").TextContent, StringComparison.Ordinal);
        Assert.Contains("Complete", page.Row("Reception").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FromTheAddress_ShowsTabsObjectsAndWhatRings()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var line = await this.LineOfAsync(user);
        var flow = await this.AddCallFlowAsync("Reception", line);

        var page = RenderPage<CallFlowsPage>($"/call-flows?open={flow}");

        var panel = page.Panel();
        Assert.Contains("Tab Main", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ring Group 1", panel.TextContent, StringComparison.Ordinal);
        var link = panel.QuerySelectorAll("a").Single(link => link.TextContent == "Ben Ortega");
        Assert.Equal($"/contact-methods?user-id={user}&open={line}", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Details_Chosen_MarksTheFlowInTheAddressUntilClosed()
    {
        var flow = await this.AddCallFlowAsync("Reception");
        var page = RenderPage<CallFlowsPage>("/call-flows");

        page.Act("Reception", "Details");
        page.WaitForText("Tab Main");
        Assert.EndsWith($"?open={flow}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Press("Close panel");

        page.WaitForAssertion(() => Assert.EndsWith("/call-flows", Get<NavigationManager>().Uri, StringComparison.Ordinal));
    }
}
