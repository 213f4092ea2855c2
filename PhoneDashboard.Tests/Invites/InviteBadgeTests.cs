using Bunit;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Invites;

namespace PhoneDashboard.Tests.Invites;

public sealed class InviteBadgeTests : DashboardTestContext
{
    [Fact]
    public void Render_AnyState_SaysItInWords()
    {
        foreach (var state in Enum.GetValues<InviteState>())
        {
            var badge = Render<InviteBadge>(parameters => parameters.Add(present => present.State, state));

            Assert.Contains(InviteWords.Of(state), badge.Markup, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(InviteState.Sent, "Mailbox full", false, "Sent, delayed", "Sent: delayed: Mailbox full")]
    [InlineData(InviteState.Opened, null, true, "Opened, spam", "Opened: marked as spam")]
    [InlineData(InviteState.Sent, "busy", true, "Sent, delayed, spam", "Sent: delayed: busy; marked as spam")]
    public void Marks_BesideTheState_SayWhy(InviteState state, string? delay, bool isSpam, string text, string name)
    {
        var badge = Render<InviteBadge>(parameters => parameters.Add(present => present.State, state)
            .Add(present => present.Delay, delay).Add(present => present.IsSpam, isSpam));

        var button = badge.Find("button");
        Assert.Contains(text, button.TextContent, StringComparison.Ordinal);
        Assert.Equal(name, button.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Failure_Focused_ShowsTheReason()
    {
        var tooltips = Render<WindowHost>();
        var badge = Render<InviteBadge>(parameters =>
            parameters.Add(present => present.State, InviteState.Failed).Add(present => present.Failure, "The mailbox does not exist."));

        var button = badge.Find("button[aria-label='Failed: The mailbox does not exist.']");
        await button.FocusInAsync(new());
        await tooltips.WaitForAssertionAsync(
            () => Assert.Contains("The mailbox does not exist.", tooltips.Markup, StringComparison.Ordinal));

        await button.FocusOutAsync(new());
        await tooltips.WaitForAssertionAsync(
            () => Assert.DoesNotContain("The mailbox does not exist.", tooltips.Markup, StringComparison.Ordinal));
    }
}
