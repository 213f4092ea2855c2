using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Signing in with the company's own provider, here a stand-in on another port.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CompanySignInTests(BrowserFixture browser) : IAsyncLifetime
{
    private CompanyStandIn _company = null!;
    private DashboardServer _server = null!;

    public async Task InitializeAsync()
    {
        _company = await CompanyStandIn.StartAsync();
        _server = DashboardServer.With(builder => builder
            .UseSetting("CompanySignIn:Name", "Example Ltd")
            .UseSetting("CompanySignIn:ClientId", CompanyStandIn.ClientId)
            .UseSetting("CompanySignIn:ClientSecret", CompanyStandIn.Secret)
            .UseSetting("CompanySignIn:AuthorizationEndpoint", _company.BaseUrl + "/authorize")
            .UseSetting("CompanySignIn:TokenEndpoint", _company.BaseUrl + "/token")
            .UseSetting("CompanySignIn:UserInformationEndpoint", _company.BaseUrl + "/person")
            .UseSetting("CompanySignIn:Roles:Administrator", "phone-admins")
            .UseSetting("CompanySignIn:Roles:Support", "helpdesk"));
        await _server.SessionAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _company.DisposeAsync();
    }

    [Fact]
    public async Task Person_OfAGroup_GetsInWithItsRole_AndAnotherOneWhenTheGroupChanges()
    {
        _company.Person = new { sub = "4711", name = "Hanna Helpdesk", email = "hanna@example.com", groups = new[] { "everybody", "helpdesk" } };
        await EnterAsync(page => Expect(page.GetByRole(AriaRole.Link, new() { Name = "Signed in as Hanna Helpdesk" })).ToBeVisibleAsync());
        Assert.Equal(Role.Support, await RoleAsync("hanna@example.com"));

        _company.Person = new { sub = "4711", name = "Hanna Helpdesk", email = "hanna@example.com", groups = new[] { "phone-admins" } };
        await EnterAsync(page => Expect(page.GetByRole(AriaRole.Link, new() { Name = "Team Accounts" })).ToBeVisibleAsync());
        Assert.Equal(Role.Administrator, await RoleAsync("hanna@example.com"));
    }

    [Fact]
    public async Task Person_OfNoGroup_IsToldSo()
    {
        _company.Person = new { sub = "4712", name = "Nobody Special", email = "nobody@example.com", groups = new[] { "everybody" } };

        await EnterAsync(page => Expect(page.GetByText("None of your groups")).ToBeVisibleAsync());
    }

    [Fact]
    public async Task Person_WithAColleaguesUnverifiedAddress_DoesNotGetTheColleaguesAccount()
    {
        _company.Person = new { sub = "4713", name = "Mallory", email = TeamSession.Email, groups = new[] { "phone-admins" } };

        await EnterAsync(page => Expect(page.GetByText("Your account is disabled here, or")).ToBeVisibleAsync());
    }

    private async Task EnterAsync(Func<IPage, Task> expect)
    {
        await using var context = await browser.OpenAsync(_server.BaseAddress);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Example Ltd" }).ClickAsync();
        await expect(page);
    }

    private async Task<Role> RoleAsync(string email)
    {
        await using var db = await _server.OpenAsync();
        return await db.TeamAccounts.Where(account => account.Email == email).Select(account => account.Role).SingleAsync();
    }
}
