using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Whoever goes through a long form by keyboard sees each field and what it is called.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FocusedFieldTests(BrowserFixture browser, DashboardServer server) : IClassFixture<DashboardServer>
{
    // Null outside the dialog's body; else what of the focused field and its label is not inside of it.
    private const string Hidden = """
        () => {
          const field = document.activeElement, body = field.closest('.dialog .dialog-body');
          if (!body) { return null; }
          if (field.closest('[popover]')) { return ''; } // an open list lies over the dialog
          const frame = body.getBoundingClientRect();
          const label = field.closest('.field')?.querySelector(':scope > label');
          const rect = element => element.getBoundingClientRect();
          const out = element => rect(element).top < frame.top - 1 || rect(element).bottom > frame.bottom + 1;
          // A field as high as the window shows itself alone.
          const fits = label && rect(field).bottom - rect(label).top <= frame.height - 16;
          return [field, fits && label].filter(element => element && out(element))
            .map(element => `${(label ?? element).textContent}: ${element.tagName} at ${JSON.stringify(rect(element))} `
              + `of ${JSON.stringify(frame)}`)
            .join();
        }
        """;

    [Fact]
    public async Task EditAppConfiguration_TabbedThroughThereAndBack_NothingFocusedIsHidden()
    {
        var dids = await Task.WhenAll(Enumerable.Range(0, 8).Select(place => server.AddDidAsync($"1202555010{place}")));
        var edit = new AppLineEdit { DidNumberIds = [.. dids], ExternalOutboundCalls = true, CallerIdIds = [.. dids] };
        var line = await server.LineOfAsync(await server.AddUserAsync("Ben", "Ortega", line: edit));
        await browser.VisitAsync(server, $"/contact-methods?open={line}", async page =>
        {
            await Expect(page.DialogNamed("Edit App Configuration").List("DID Numbers")).ToBeFocusedAsync(); // the form is alive
            foreach (var key in new[] { "Tab", "Shift+Tab" })
            {
                var fields = 0;
                for (var tabs = 0; tabs < 60; tabs++)
                {
                    await page.Keyboard.PressAsync(key);
                    var hidden = await page.EvaluateAsync<string?>(Hidden);
                    Assert.True(hidden is null or "", $"{key} {tabs}: {hidden}");
                    fields += hidden is null ? 0 : 1;
                    if (hidden is null && fields > 10)
                    {
                        break;
                    }
                }

                Assert.True(fields > 10);
            }
        }, new() { ViewportSize = new() { Width = 720, Height = 450 } });
    }

    [Fact]
    public async Task Section_Clicked_ItsHeadingComesToTheTopWithTheFocus()
    {
        var line = await server.LineOfAsync(await server.AddUserAsync("Cleo", "Marsh", line: new AppLineEdit()));
        await browser.VisitAsync(server, $"/contact-methods?open={line}", async page =>
        {
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.Button("Outbound Calls").ClickAsync();

            var heading = page.Locator("#line-outbound");
            await Expect(heading).ToBeFocusedAsync();
            await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 1_500 }); // half of the longest wait
            var top = await heading.EvaluateAsync<double>(
                "heading => heading.getBoundingClientRect().top - heading.closest('.dialog-body').getBoundingClientRect().top");
            Assert.InRange(top, 0, 60);
        }, new() { ViewportSize = new() { Width = 720, Height = 450 } });
    }
}
