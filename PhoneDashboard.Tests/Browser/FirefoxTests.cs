using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>The main job in the other engine: Firefox as people have it, driven by WebDriver BiDi.</summary>
[Collection(WalkCollection.Name)]
public sealed class FirefoxTests
{
    private const string Number = "+1 202 555 0101";

    [NeedsProgram(nameof(MachineProgram.Firefox))]
    public async Task NewColleague_WithALine_IsCreatedAndInvited()
    {
        await using var server = new DashboardServer();
        await server.AddDidAsync("12025550101");
        using var mails = new PickupWatch(server);
        using var playwright = await Playwright.CreateAsync();
        var program = await MachineProgram.Firefox.FindAsync();
        await using var firefox = await playwright.Firefox.LaunchAsync(new() { Channel = "moz-firefox", ExecutablePath = program });
        var desk = new ViewportSize { Width = 1440, Height = 900 };
        await using var context = await firefox.NewContextAsync(new() { BaseURL = server.BaseAddress.ToString(), ViewportSize = desk });
        await context.AddCookiesAsync((await server.SessionAsync()).For(server.BaseAddress));
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);

        await page.GotoAsync("/users");
        var wizard = await NewColleagueTests.BeginAsync(page);
        await Expect(wizard.List("DID Numbers")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("0101");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(wizard.Chip(Number)).ToBeVisibleAsync();
        await wizard.List("When Unavailable").SelectOptionAsync("Do Nothing");
        await wizard.ToggleAsync("Enable External Outbound Calls");
        await wizard.Button($"Use {Number} as Caller ID").ClickAsync();
        await wizard.Button("Create and invite").ClickAsync();
        await page.DialogNamed("User created").Button("Done").ClickAsync();

        await Expect(page.Row("Ann Berg")).ToContainTextAsync("Written to folder");
        await mails.NextAsync();
        await page.ActAsync("Ann Berg", "Relations");
        await Expect(page.Panel("Relations")).ToContainTextAsync("App Configuration");
        await page.GoBackAsync();
        await Expect(page.Panel("Relations")).ToHaveCountAsync(0);
        Assert.Empty(faults);
        var line = Assert.Single((await server.Get<AppLineService>().ListAsync(TestActors.Administrator, new())).Rows);
        Assert.Equal(AppLineStatus.Configured, line.Status);
    }
}
