using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AppLines;

namespace PhoneDashboard.Tests.AppLines;

/// <summary>The list of sections beside a line's form.</summary>
public sealed class AppLineFormTests : DashboardTestContext
{
    [Fact]
    public async Task SectionList_AfterARefusedSave_MarksTheSectionWithTheError()
    {
        var did = await this.AddDidAsync("12025550101");
        var user = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { ExternalOutboundCalls = true, CallerIdIds = [did] });
        var page = RenderPage<AppLinesPage>($"/contact-methods?open={await this.LineOfAsync(user)}");

        page.Button("Remove +1 202 555 0101").Click();
        Assert.Empty(Marked(page));
        page.Dialog("Edit App Configuration").QuerySelector("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("Outbound Calls", Assert.Single(Marked(page)), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Marked(IRenderedComponent<IComponent> page) =>
        page.FindAll(".line-nav-item").Select(item => item.TextContent)
            .Where(text => text.Contains("Has errors", StringComparison.Ordinal));
}
