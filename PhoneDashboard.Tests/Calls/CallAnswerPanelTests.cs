using Bunit;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Calls;

namespace PhoneDashboard.Tests.Calls;

public sealed class CallAnswerPanelTests : DashboardTestContext
{
    [Fact]
    public async Task PhonesOff_SaysSo_AndWhatWouldBe()
    {
        var line = await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega"));

        var panel = RenderOf(line);

        panel.WaitForText("Phones are off in this installation");
        Assert.Equal("No DID Number rings this line: nobody outside can call it.", panel.Find(".answer").TextContent.Trim());
        Assert.Contains("Ben Ortega · App Configuration", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_WithADid_AnswersForNowAndForAChosenMoment()
    {
        var did = await this.AddDidAsync("12025550101");
        var line = await this.LineOfAsync(
            await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit { DidNumberIds = { did } }));
        var panel = RenderOf(line);

        panel.WaitForText("is on the trunk Default, which has no address");
        Assert.Equal("The caller hears that there is no such number (404).", panel.Find(".answer h3").TextContent);

        panel.FindAll("input[name=call-way]")[1].Change(true);
        panel.WaitForText("Ben Ortega has no device.");
        panel.FindAll("input[name=call-when]")[1].Change(true);
        panel.WaitForState(() => panel.FindAll("input[type=date]").Count == 1);
        panel.Find("input[type=date]").Change("2026-12-24");
        Assert.Equal("2026-12-24", panel.Find("input[type=date]").GetAttribute("value"));
        panel.Find("input[type=date]").Change("");
        Assert.Equal("2026-12-24", panel.Find("input[type=date]").GetAttribute("value"));
    }

    [Fact]
    public void User_Gone_SaysSo() => RenderOf(12345).WaitForText("This user has been deleted in the meantime.");

    private IRenderedComponent<CallAnswerPanel> RenderOf(long line) =>
        Render<CallAnswerPanel>(parameters => parameters.Add(panel => panel.LineId, line));
}
