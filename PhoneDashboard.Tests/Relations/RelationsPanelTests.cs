using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Relations;

namespace PhoneDashboard.Tests.Relations;

public sealed class RelationsPanelTests : DashboardTestContext
{
    [Fact]
    public async Task Line_LinkedToNothing_ShowsThreeSectionsWithoutRelations()
    {
        var panel = RenderForLine(await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega")));

        Assert.Equal(["Call Flows 0", "Contact Methods 0", "App Devices 0"], Headings(panel));
        Assert.Equal(3, panel.FindAll("p").Count(text => text.TextContent == "No relations"));
        Assert.Contains("Ben Ortega · App Configuration", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_LinkedToEachKind_OpensEachInItsOwnPlace()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var line = await this.LineOfAsync(user);
        var flow = await this.AddCallFlowAsync("Reception", line);
        var sip = await this.AddSipAccountAsync(user, "Desk phone");
        var device = await this.AddDeviceAsync(user, "Ben's phone");

        var panel = RenderForLine(line);

        Assert.Equal(["Call Flows 1", "Contact Methods 1", "App Devices 1"], Headings(panel));
        Assert.Equal($"call-flows?search=Reception&open={flow}", AddressAfterClick(panel, "Open Reception"));
        Assert.Equal($"contact-methods/sip-accounts?user-id={user}&open={sip}", AddressAfterClick(panel, "Open Desk phone"));
        Assert.Equal($"users/devices?user-id={user}&open={device}", AddressAfterClick(panel, "Open Ben's phone"));
    }

    [Fact]
    public async Task User_ListsTheLine_AndOpensItAmongTheAppConfigurations()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var line = await this.LineOfAsync(user);

        var panel = Render<RelationsPanel>(parameters => parameters.Add(p => p.UserId, user));

        Assert.Contains("Ben Ortega · User", panel.Markup, StringComparison.Ordinal);
        Assert.Equal($"contact-methods?user-id={user}&open={line}", AddressAfterClick(panel, "Open App Configuration"));
    }

    [Fact]
    public async Task Line_NeedsAttention_SaysWhyOnTop()
    {
        var user = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit());

        var panel = RenderForLine(await this.LineOfAsync(user));

        Assert.Contains(AttentionReasons.NoInboundNumber.Sentence(), panel.Find(".mud-alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SomethingIsSaved_ShowsItWithoutBeingAsked()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var panel = RenderForLine(await this.LineOfAsync(user));

        await this.AddDeviceAsync(user, "Ben's phone");

        panel.WaitForAssertion(() => Assert.Equal(["Call Flows 0", "Contact Methods 0", "App Devices 1"], Headings(panel)));
    }

    [Fact]
    public async Task Open_UserIsDeleted_SaysSo()
    {
        var user = await this.AddUserAsync("Ben", "Ortega");
        var panel = RenderForLine(await this.LineOfAsync(user));

        Assert.Empty((await Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, user)).Problems);

        panel.WaitForAssertion(() => Assert.Equal("This user has been deleted in the meantime.", panel.Find("[role=status]").TextContent));
    }

    private static IEnumerable<string> Headings(IRenderedComponent<RelationsPanel> panel) =>
        panel.FindAll("h3").Select(heading => heading.TextContent);

    private string AddressAfterClick(IRenderedComponent<RelationsPanel> panel, string name)
    {
        panel.Find($"button[aria-label=\"{name}\"]").Click();
        var navigation = Get<NavigationManager>();
        return navigation.ToBaseRelativePath(navigation.Uri);
    }

    private IRenderedComponent<RelationsPanel> RenderForLine(long line) =>
        Render<RelationsPanel>(parameters => parameters.Add(panel => panel.LineId, line));
}
