using Bunit;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class TrunksPageTests : DashboardTestContext
{
    [Fact]
    public async Task Render_DefaultTrunk_LinksToItsNumbers()
    {
        await this.AddDidAsync("12025550117");

        var page = RenderPage<TrunksPage>("/numbers/trunks");

        var link = page.Row("Default").QuerySelector("a")!;
        Assert.Equal("1 number", link.TextContent);
        Assert.StartsWith("/numbers?trunk=", link.GetAttribute("href"), StringComparison.Ordinal);
    }
}
