using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Behind the proxy of our own guide, at an address with a port.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ProxyTests(BrowserFixture browser)
{
    [NeedsProgram(nameof(MachineProgram.Nginx))]
    public Task Guide_AtAnAddressWithAPort_SignsInAndDrawsThePage() => SignInAsync(file => file);

    [NeedsProgram(nameof(MachineProgram.Nginx))]
    public Task ProxyThatDropsThePort_SignsInAndDrawsThePage() => SignInAsync(WithoutPort);

    [NeedsProgram(nameof(MachineProgram.Nginx))]
    public async Task ProxyThatDropsThePort_WithTheWrongPublicUrl_IsNamedOnThePage()
    {
        await using var nginx = new Nginx();
        await using var server = Behind(new Uri("https://localhost"));
        await nginx.StartAsync(server.BaseAddress, WithoutPort);
        await using var context = await browser.OpenAsync(nginx.Address, new() { IgnoreHTTPSErrors = true });
        await context.AddCookiesAsync((await server.SessionAsync()).For(nginx.Address));
        var page = await context.NewPageAsync();

        await page.GotoAsync("/users");

        var notice = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "This page is at" });
        await Expect(notice).ToContainTextAsync(
            $"This page is at {nginx.Address.GetLeftPart(UriPartial.Authority)}, but the dashboard is set up for https://localhost.");
        await Expect(notice).ToContainTextAsync("PublicUrl in the configuration has to be the address that the browser shows");
        await Expect(notice.GetByRole(AriaRole.Button, new() { Name = "Reload" })).ToBeVisibleAsync();
    }

    private static string WithoutPort(string file) => file.Replace("Host $http_host", "Host $host", StringComparison.Ordinal);

    private async Task SignInAsync(Func<string, string> change)
    {
        await using var nginx = new Nginx();
        await using var server = Behind(nginx.Address);
        _ = (await server.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        await nginx.StartAsync(server.BaseAddress, change);
        await using var context = await browser.OpenAsync(nginx.Address, new() { IgnoreHTTPSErrors = true });
        var page = await context.NewPageAsync();
        var watch = new PageWatch(context, nginx.Address);

        await page.GotoAsync("/users");
        await page.GetByLabel("Email").FillAsync(TeamSession.Email);
        await page.GetByLabel("Password").FillAsync(TeamSession.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users", Exact = true })).ToBeVisibleAsync();
        watch.AssertClean();
    }

    private static DashboardServer Behind(Uri publicUrl) => DashboardServer.With(builder => builder
        .UseSetting("PublicUrl", publicUrl.GetLeftPart(UriPartial.Authority))
        .UseSetting("ForwardedHeaders:KnownProxies", "127.0.0.1"));
}
