using Bunit;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class TrunksPageTests : DashboardTestContext
{
    [Fact]
    public async Task Render_DefaultTrunk_LinksToItsNumbersAndSaysThatItHasNoHost()
    {
        await this.AddDidAsync("12025550117");

        var page = RenderPage<TrunksPage>("/numbers/trunks");

        var link = page.Row("Default").QuerySelector("a")!;
        Assert.Equal("1 number", link.TextContent);
        Assert.StartsWith("/numbers?trunk=", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("No host", page.Row("Default").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Trunk_IsInTheTableWithItsAddress()
    {
        var page = RenderPage<TrunksPage>("/numbers/trunks?add=1");
        Assert.Equal("5060", page.Field("Port").GetAttribute("value"));
        page.Field("Name").Change("Provider");
        page.Field("Host").Change("203.0.113.10");
        page.Press("Save");

        page.WaitForNoDialog();
        page.WaitForText("Provider was saved.");
        Assert.Contains("203.0.113.10", page.Row("Provider").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_NoHost_IsRefusedAtTheFieldAndKept()
    {
        var page = RenderPage<TrunksPage>("/numbers/trunks?add=1");
        page.Field("Name").Change("Provider");
        page.Field("Host").Change("203.0.113.300");
        page.Press("Save");

        Assert.StartsWith("Enter an IP address, such as 203.0.113.10", page.Error("Host"), StringComparison.Ordinal);
        Assert.Equal("203.0.113.300", page.Field("Host").GetAttribute("value"));
    }

    [Fact]
    public void Edit_Name_TableShowsIt()
    {
        var page = RenderPage<TrunksPage>("/numbers/trunks");
        page.Act("Default", "Edit");
        page.Field("Name").Change("Provider");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.NotNull(page.Row("Provider"));
    }

    [Fact]
    public async Task Delete_Trunk_NamesItsNumbersThenIsGone()
    {
        await this.AddDidAsync("12025550117");
        await this.AddDidAsync("12025550118");
        var page = RenderPage<TrunksPage>("/numbers/trunks");

        page.Act("Default", "Delete");
        var question = page.Dialog("Delete Default?").TextContent;
        Assert.Contains(
            "2 numbers have no trunk then, and calls to them do not arrive: +1 202 555 0117, +1 202 555 0118.", question,
            StringComparison.Ordinal);
        Assert.Contains("new numbers get none until another one is", question, StringComparison.Ordinal);
        page.Press("Delete");

        page.WaitForText("Default was deleted.");
        page.WaitForText("No trunks.");
        Assert.Empty(await Get<TrunkService>().OptionsAsync(TestActors.Administrator));
    }
}
