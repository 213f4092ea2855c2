using Bunit;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Calls;

namespace PhoneDashboard.Tests.Calls;

public sealed class LastCallsPanelTests : DashboardTestContext
{
    [Fact]
    public async Task Line_WithoutCalls_SaysThatThereAreNone()
    {
        var panel = RenderOf(await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega")));

        panel.WaitForText("There are no calls of this line");
        Assert.Contains("Ben Ortega · App Configuration", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_WithMoreThanAPage_ShowsTheRestWhenAsked()
    {
        var line = await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega"));
        await using (var db = await OpenAsync())
        {
            db.Calls.AddRange(Enumerable.Range(0, CallService.PageSize + 1).Select(number => new CallRecord
            {
                EngineId = $"call-{number}",
                StartedUtc = TestClock.Start.AddMinutes(number),
                CalledLineId = line,
                FromNumber = "442079460123",
                ToNumber = "12025550101",
                Outcome = CallOutcome.NoAnswer,
            }));
            await db.SaveChangesAsync();
        }

        var panel = RenderOf(line);
        panel.WaitForText("From +44 20 7946 0123");
        Assert.Equal(CallService.PageSize, panel.FindAll("li").Count);
        Assert.Contains("Nobody answered in time", panel.Find("li").TextContent, StringComparison.Ordinal);

        panel.FindAll("button").Single(button => button.TextContent.Trim() == "Show more").Click();

        panel.WaitForState(() => panel.FindAll("li").Count == CallService.PageSize + 1);
        Assert.DoesNotContain("Show more", panel.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Ann Smith", "102", "From Ann Smith (102)")]
    [InlineData(true, null, "+44 20 7946 0123", "To +44 20 7946 0123")]
    [InlineData(false, null, "", "From a hidden number")]
    [InlineData(false, "Ann Smith", "", "From Ann Smith")]
    public void Heading_SaysWhom(bool outgoing, string? colleague, string number, string words) =>
        Assert.Equal(words, CallWords.Heading(Row(outgoing, number, CallOutcome.Answered) with { Colleague = colleague }));

    [Fact]
    public void Outcome_SaysByWhichDeviceOrWhyNot()
    {
        var answered = Row(false, "102", CallOutcome.Answered) with { Talked = TimeSpan.FromSeconds(65) };

        Assert.Equal("Answered by Ben's phone, 1:05 min", CallWords.Outcome(answered with { Device = "Ben's phone" }));
        Assert.Equal("Answered, 1:05 min", CallWords.Outcome(answered));
        Assert.Equal(
            "Answered, called from Ben's phone", CallWords.Outcome(Row(true, "102", CallOutcome.Answered) with { Device = "Ben's phone" }));
        var words = Enum.GetValues<CallOutcome>().Select(outcome => CallWords.Outcome(Row(false, "102", outcome))).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    private static CallRow Row(bool outgoing, string number, CallOutcome outcome) =>
        new(1, CallKind.Internal, TestClock.Start, outgoing, number, outcome);

    private IRenderedComponent<LastCallsPanel> RenderOf(long line) =>
        Render<LastCallsPanel>(parameters => parameters.Add(panel => panel.LineId, line));
}
