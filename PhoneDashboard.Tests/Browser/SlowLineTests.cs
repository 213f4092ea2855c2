using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// Over a line across a continent everything goes on, and whatever was pressed says that it waits until the answer is there.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class SlowLineTests(BrowserFixture browser)
{
    private const string First = "+1 202 555 0101", Second = "+1 202 555 0102", Third = "+1 202 555 0103";

    // The names of what said that it waits, in their order.
    private const string Watch = """
        () => {
          window.waits = [];
          const words = element => {
            const copy = element.cloneNode(true);
            copy.querySelectorAll(".icon").forEach(icon => icon.remove());
            return copy.textContent.trim();
          };
          new MutationObserver(records => records.forEach(({ target }) =>
            target.getAttribute("aria-busy") === "true" && waits.push(target.ariaLabel ?? words(target))))
            .observe(document.body, { subtree: true, attributeFilter: ["aria-busy"] });
        }
        """;

    [Fact]
    public async Task Chips_MovedAndRemovedAtOnce_EachIsDoneAndSaved()
    {
        await using var server = new DashboardServer();
        List<long> dids = [];
        foreach (var digits in new[] { "12025550101", "12025550102", "12025550103" })
        {
            dids.Add(await server.AddDidAsync(digits));
        }

        await server.AddUserAsync("Ida", "Jung", line: new AppLineEdit { ExternalOutboundCalls = true, CallerIdIds = dids });
        await VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ida Jung", "Edit");
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.Button($"Move {First} later").ClickAsync();
            await ExpectWaitAsync(page, $"Move {First} later");
            await Expect(dialog.Locator(".chips-item")).ToContainTextAsync([Second, First, Third]);
            await Expect(dialog.Button($"Move {First} later")).ToBeFocusedAsync();

            await dialog.Chip(First).ClickAsync(); // and, before that is answered, the next one
            await dialog.Chip(Third).ClickAsync();
            await ExpectWaitAsync(page, $"Remove {First}", $"Remove {Third}");
            await Expect(dialog.Locator(".chips-item")).ToContainTextAsync([Second]);
            await dialog.Button("Save").ClickAsync();
            await ExpectWaitAsync(page, "Save");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.ActAsync("Ida Jung", "Edit");
            await Expect(dialog.Locator(".chips-item")).ToContainTextAsync([Second]);
        });
    }

    [Fact]
    public async Task RowMenu_Dialog_AndPanel_SayThatTheyAreComing()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ida", "Jung");
        await VisitAsync(server, "/users", async page =>
        {
            await page.OpenActionsAsync("Ida Jung");
            await ExpectWaitAsync(page, "Actions for Ida Jung");
            await page.MenuItem("Edit").ClickAsync();
            await ExpectWaitAsync(page, "Edit");
            await page.DialogNamed("Edit User").Button("Cancel").ClickAsync();
            await ExpectWaitAsync(page, "Cancel");
            await Expect(page.DialogNamed("Edit User")).ToHaveCountAsync(0);

            await page.ActAsync("Ida Jung", "Relations");
            await ExpectWaitAsync(page, "Actions for Ida Jung", "Relations");
            await page.Panel("Relations").Button("Close panel").ClickAsync();
            await ExpectWaitAsync(page, "Close panel");
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
                .GetByRole(AriaRole.Link, new() { Name = "Feature Codes" })
                .ClickAsync();
            await ExpectWaitAsync(page, "Feature Codes");
            await Expect(page.Heading("Feature Codes")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Filters_SearchAndOrder_SayThatTheyWait()
    {
        await using var server = new DashboardServer();
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await VisitAsync(server, "/contact-methods", async page =>
        {
            var rows = page.Locator("tbody tr");
            await Expect(rows).ToHaveCountAsync(25);
            await page.Filter("Status").ClickAsync();
            await ExpectWaitAsync(page, "Status");
            await page.DialogNamed("Filter Status").Button("Unconfigured").ClickAsync();
            await ExpectWaitAsync(page, "Unconfigured");
            await Expect(rows).ToHaveCountAsync(5);
            await page.Button("Clear filter Status").ClickAsync();
            await ExpectWaitAsync(page, "Clear filter Status");
            await Expect(rows).ToHaveCountAsync(25);

            await page.GetByRole(AriaRole.Columnheader, new() { Name = "User", Exact = true }).GetByRole(AriaRole.Button).ClickAsync();
            await ExpectWaitAsync(page, "User");
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).PressSequentiallyAsync("nobody");
            await ExpectWaitAsync(page, "Search");
            await Expect(rows).ToHaveCountAsync(0);
            await page.List("Search people and numbers").FillAsync("a");
            await ExpectWaitAsync(page, "Search people and numbers");
        });
    }

    /// <summary>A wait for nothing would be no true word.</summary>
    [Fact]
    public async Task LinkToWhereOneIs_DoesNotSayThatItWaits()
    {
        await using var server = new DashboardServer();
        await VisitAsync(server, "/users", async page =>
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Users" })
                .GetByRole(AriaRole.Link, new() { Name = "Users" })
                .ClickAsync();
            Assert.Empty(await page.EvaluateAsync<string[]>("() => new Promise(resolve => setTimeout(() => resolve(waits), 500))"));
        });
    }

    private Task VisitAsync(DashboardServer server, string path, Func<IPage, Task> journey) =>
        browser.VisitAsync(server, path, async page =>
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.EvaluateAsync(Watch);
            await journey(page);
        }, roundTrip: SlowLine.RoundTrip);

    /// <summary>These said that they wait, and now nothing does.</summary>
    private static async Task ExpectWaitAsync(IPage page, params string[] names)
    {
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        var waits = await page.EvaluateAsync<string[]>("() => waits.splice(0)");
        Assert.Equal([], names.Except(waits, StringComparer.Ordinal));
    }
}
