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
        _server = DashboardServer.With(builder =>
        {
            _company.Configure(builder);
            builder.UseSetting("CompanySignIn:Roles:Administrator", "phone-admins").UseSetting("CompanySignIn:Roles:Support", "helpdesk");
        });
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
        _company.Person = CompanySays.Both("4711", "Hanna Helpdesk", "hanna@example.com", null, "everybody", "helpdesk");
        await EnterAsync(page => Expect(page.GetByRole(AriaRole.Link, new() { Name = "Signed in as Hanna Helpdesk" })).ToBeVisibleAsync());
        Assert.Equal(Role.Support, await RoleAsync("hanna@example.com"));

        _company.Person = CompanySays.Both("4711", "Hanna Helpdesk", "hanna@example.com", null, "phone-admins");
        await EnterAsync(page => Expect(page.GetByRole(AriaRole.Link, new() { Name = "Team Accounts" })).ToBeVisibleAsync());
        Assert.Equal(Role.Administrator, await RoleAsync("hanna@example.com"));
    }

    [Fact]
    public async Task Person_OfNoGroup_IsToldSo()
    {
        _company.Person = CompanySays.Both("4712", "Nobody Special", "nobody@example.com", true, "everybody");

        await EnterAsync(async page =>
        {
            await Expect(page.GetByText("None of your groups at Example Ltd may use this dashboard.")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("What the company's sign-in said")).ToContainTextAsync("everybody");
            await Axe.AssertAccessibleAsync(page);
        });
    }

    [Fact]
    public async Task Person_WithAColleaguesUnverifiedAddress_DoesNotGetTheColleaguesAccount()
    {
        _company.Person = CompanySays.Both("4713", "Mallory", TeamSession.Email, null, "phone-admins");

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
