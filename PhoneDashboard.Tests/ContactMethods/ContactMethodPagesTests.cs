using Bunit;
using PhoneDashboard.Tests.Activity;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.ContactMethods;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class ContactMethodPagesTests : DashboardTestContext
{
    [Fact]
    public async Task SipAccounts_OpenedForOneUser_ShowsOnlyTheirsWithTheOpenOnesDetails()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.AddSipAccountAsync(await this.AddUserAsync("Chiara", "Rossi"), "Reception phone");
        var desk = await this.AddSipAccountAsync(ben, "Desk phone");

        var page = RenderPage<SipAccountsPage>($"/contact-methods/sip-accounts?user-id={ben}&open={desk}");

        page.WaitForText("User: Ben Ortega");
        Assert.Equal("true", page.Row("Desk phone").GetAttribute("aria-current"));
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("SIP Username", page.Panel().TextContent, StringComparison.Ordinal);
        Assert.Equal($"/users?open={ben}", page.Panel().QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task SipAccounts_SomebodyElseRenamesTheUser_OpenPanelShowsTheNewName()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var desk = await this.AddSipAccountAsync(ben, "Desk phone");
        var page = RenderPage<SipAccountsPage>($"/contact-methods/sip-accounts?open={desk}");
        Assert.Equal("Ben Ortega", page.Panel().QuerySelector("dd a")!.TextContent);

        await this.ChangeUserAsync(ben, edit => edit.LastName = "Rossi", TestActors.Operator);

        page.WaitForAssertion(() => Assert.Equal("Ben Rossi", page.Panel().QuerySelector("dd a")!.TextContent));
    }

    [Fact]
    public async Task PstnForwarding_IdOfAnotherKind_SaysThatItIsGone()
    {
        var desk = await this.AddSipAccountAsync(await this.AddUserAsync("Ben", "Ortega"), "Desk phone");

        var page = RenderPage<PstnForwardingPage>($"/contact-methods/pstn-forwarding?open={desk}");

        page.WaitForText("This contact method has been deleted in the meantime.");
        page.WaitForText("No user's calls are forwarded to a public number.");
    }

    [Fact]
    public void Tabs_OnEachPage_AreTheFiveKinds()
    {
        var page = RenderPage<EmailsPage>("/contact-methods/emails");

        Assert.Equal(
            ["App Configurations", "SIP Accounts", "PSTN Forwarding", "SIP Forwarding", "Emails"],
            page.FindAll("nav[aria-label='Contact Methods'] a").Select(tab => tab.TextContent.Trim()));
        Assert.Equal("Emails", page.Find("nav a[aria-current=page]").TextContent.Trim());
    }
}
