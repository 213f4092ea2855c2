using Bunit;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Overview;

namespace PhoneDashboard.Tests.Overview;

public sealed class OverviewPageTests : DashboardTestContext
{
    [Fact]
    public void Render_Opened_HasOneHeadingOverview()
    {
        var page = Render<OverviewPage>();

        Assert.Equal("Overview", page.Find("h1").TextContent.Trim());
    }
}
