using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;
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

    [Fact]
    public void Empty_ShowsTheWayToTheFirstCall_EachStepLeadingToItsPlace()
    {
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(
            [("Your Company", "/?add=company"), ("Add DID Number", "/numbers?add=1"), ("Add Internal Numbers", "/numbers/internal?add=1"),
                ("Create New User", "/users?add=1"), ("Go to Users", "/users")],
            page.FindAll("ol a").Select(link => (link.TextContent, link.GetAttribute("href")!))));
        Assert.Empty(page.FindAll("a[href^='/users/devices']"));
    }

    [Fact]
    public async Task SomeStepsDone_AreTicked_AndSampleDataIsNoLongerOffered()
    {
        await this.AddDidAsync("12025550101");
        await this.AddInternalNumberAsync("201");

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["Describe your company", "Add a DID Number (done)", "Create Internal Numbers (done)", "Create a user with a line",
                "Send the invite"],
            page.FindAll("ol strong").Select(step => step.TextContent.Trim())));
        Assert.DoesNotContain("Load sample data", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadSampleData_Confirmed_ShowsTheData()
    {
        var page = RenderPage<OverviewPage>("/");
        page.Press("Load sample data");
        Assert.Empty(page.FindAll(".figures a"));

        page.Dialog("Load sample data?")
            .QuerySelectorAll("button")
            .Single(button => button.TextContent.Trim() == "Load sample data")
            .Click();

        page.WaitForAssertion(
            () => Assert.Contains("Lines", page.Find("a[href='/contact-methods']").TextContent, StringComparison.Ordinal),
            TimeSpan.FromSeconds(20));
        page.WaitForText("users, ");
        Assert.Empty(page.FindAll("ol"));
    }

    [Fact]
    public void LoadSampleData_Cancelled_ChangesNothing()
    {
        var page = RenderPage<OverviewPage>("/");
        page.Press("Load sample data");

        page.Press("Cancel");

        page.WaitForNoDialog();
        Assert.NotEmpty(page.FindAll("ol a"));
    }

    [Fact]
    public async Task Figures_CountAndLeadToTheFilteredTables()
    {
        await this.AddDidAsync("12025550102");
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com", new AppLineEdit());
        await this.AddDeviceAsync(ben, "Phone");

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(
            [
                ("Lines", "1", "0 configured", "/contact-methods"),
                ("Lines that need attention", "1", "0 not configured yet", "/contact-methods?status=NeedsAttention"),
                ("Devices signed in", "1", "1 of 1 user has one", "/users/devices?signed-in=yes"),
                ("Free DID Numbers", "1", "of 1", "/numbers?status=Free"),
            ],
            page.FindAll(".figures a").Select(card =>
                (card.Children[0].TextContent, card.Children[1].TextContent, card.Children[2].TextContent, card.GetAttribute("href")!))));
    }

    [Fact]
    public async Task LineInNeed_SaysWhyAndOpensTheLine()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", line: new AppLineEdit());
        var line = await this.LineOfAsync(ben);

        var page = Render<OverviewPage>();

        page.WaitForText(AttentionReasons.NoInboundNumber.Sentence());
        page.Press("Open Ben Ortega");
        Assert.EndsWith($"/contact-methods?user-id={ben}&open={line}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedInvite_SaysWhyAndLeadsToTheFilteredUsers()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);
        await using (var db = await OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            var invite = await db.Invites.SingleAsync();
            (invite.FailedUtc, invite.FailureReason) = (DateTime.UtcNow, "mailbox does not exist");
            await write.SaveAsync(() => 0);
        }

        var page = Render<OverviewPage>();

        page.WaitForText("Invite failed: mailbox does not exist");
        Assert.Equal(
            "1 Failed Most often: mailbox does not exist. Correct the address, then resend. chevron_right",
            Words(page.Find("a[href='/users?invitations=Failed']")));
        Assert.Equal(
            "Failed: mailbox does not exist", page.Find("section[aria-labelledby=latest-invites] button").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Invitations_EachStepLeadsToTheUsersItCounts()
    {
        await ConfigureAsync("sip.example.com");
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await this.AddUserAsync("Chiara", "Rossi");
        await Get<InviteService>().SendAsync(TestActors.Administrator, ben);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(
            [
                ("Not invited 1", "/users?invitations=NotInvited"), ("Queued 1", "/users?invite-reached=Queued"),
                ("1 here", "/users?invitations=Queued"), ("Sent 0", "/users?invite-reached=Sent"),
                ("Accepted 0", "/users?invite-reached=Accepted"),
            ],
            page.FindAll(".steps a").Select(link => (Words(link), link.GetAttribute("href")!))));
        Assert.Equal(
            [("1 Not invited: no e-mail address Add one in Edit, then send the invite. chevron_right", "/users?stuck=NoEmail")],
            page.FindAll("section[aria-labelledby=stuck] a").Select(link => (Words(link), link.GetAttribute("href")!)));
    }

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var all
            && element.LocalName == "a" && element.Children.Length > 1
            ? string.Join(' ', element.QuerySelectorAll("*").Where(child => child.Children.Length == 0)
                .Select(child => child.TextContent.Trim()).Where(text => text.Length > 0))
            : all;

    private async Task ConfigureAsync(string? sipDomain)
    {
        await using var db = await OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        (await db.AccountSettings.SingleAsync()).SipDomain = sipDomain;
        Assert.Empty((await write.SaveAsync()).Problems);
    }
}
