using Microsoft.Playwright;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>
/// A box of choices opens whenever somebody comes to it, never by itself, and its keys mean the same however slow the connection is.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PickerTests(BrowserFixture browser)
{
    private const string First = "+1 202 555 0101", Second = "+1 202 555 0102", Taken = "+1 202 555 0177";

    [Fact]
    public async Task ClickTabArrowAndTyping_OpenTheListOfFreeNumbers()
    {
        await using var server = await ServerAsync();
        await VisitLineAsync(browser, server, async (page, dialog) =>
        {
            var box = dialog.List("DID Numbers");
            await box.ClickAsync();
            await ExpectOfferAsync(page, box);

            await page.Keyboard.PressAsync("Escape");
            await ExpectClosedAsync(page, box);
            await page.Keyboard.PressAsync("ArrowDown");
            await ExpectOfferAsync(page, box);

            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.TypeAsync("0102");
            await Expect(page.Option(Second)).ToBeVisibleAsync();
            await Expect(page.Option(First)).ToHaveCountAsync(0);
            await box.FillAsync("");
            await ExpectOfferAsync(page, box);

            await page.Keyboard.PressAsync("Tab");
            await ExpectClosedAsync(page, box);
            await Expect(box).Not.ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Shift+Tab");
            await Expect(box).ToBeFocusedAsync();
            await ExpectOfferAsync(page, box);
        });
    }

    [Fact]
    public async Task FocusGivenBackByTheProgram_OpensNothing()
    {
        await using var server = await ServerAsync();
        await VisitLineAsync(browser, server, async (page, dialog) =>
        {
            var box = dialog.List("DID Numbers");
            var question = page.DialogNamed($"Take {Taken} from Gero Haas?");
            await box.PressSequentiallyAsync("(202) 555-0177");
            await Expect(page.Option(Taken)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
            await Expect(question.Button("Leave it")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Tab"); // the key before the focus comes back
            await page.Keyboard.PressAsync("Enter");
            await Expect(question).ToHaveCountAsync(0);
            await Expect(dialog.Chip(Taken)).ToBeVisibleAsync();
            await Expect(box).ToBeFocusedAsync();
            await ExpectStaysClosedAsync(page, dialog, box);

            await dialog.Chip(Taken).ClickAsync();
            await Expect(dialog.Chip(Taken)).ToHaveCountAsync(0);
            await Expect(box).ToBeFocusedAsync();
            await ExpectStaysClosedAsync(page, dialog, box);
        });
    }

    [Fact]
    public async Task SlowConnection_TypedArrowAndEnterAtOnce_TakesTheFirstHit()
    {
        await using var server = await ServerAsync();
        await VisitLineAsync(
            browser,
            server,
            async (page, dialog) =>
            {
                await dialog.List("DID Numbers").FocusAsync();
                await page.Keyboard.TypeAsync("202");
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("Enter");

                await Expect(dialog.Chip(First)).ToBeVisibleAsync();
                await Expect(dialog.List("DID Numbers")).ToHaveValueAsync("");
                await Expect(dialog.List("DID Numbers")).ToBeFocusedAsync();
            },
            SlowLine.RoundTrip);
    }

    [Fact]
    public async Task TextThatIsNoChoice_SaveWaitsAndTheFieldSaysSo()
    {
        await using var server = await ServerAsync();
        await VisitLineAsync(browser, server, async (page, dialog) =>
        {
            var box = dialog.List("DID Numbers");
            await box.PressSequentiallyAsync("nobody");
            await page.Keyboard.PressAsync("Control+Enter");
            await box.ExpectProblemAsync("“nobody” is not chosen");
            await Expect(box).ToBeFocusedAsync();
            await Expect(box).ToHaveValueAsync("nobody");

            await dialog.Button("Save").ClickAsync();
            await Expect(box).ToBeFocusedAsync();

            await box.FillAsync("12025550102");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row("Ida Jung")).ToContainTextAsync(Second);
        });
    }

    [Fact]
    public async Task NumberAsTheCountryWritesIt_TabThenSave_IsStored_AndAColumnIsTakenOneByOne()
    {
        await using var server = await ServerAsync();
        await server.AddInternalNumberAsync("101");
        await server.AddInternalNumberAsync("102");
        await VisitLineAsync(browser, server, async (page, dialog) =>
        {
            await dialog.List("DID Numbers").PressSequentiallyAsync("202-555-0101");
            await page.Keyboard.PressAsync("Tab");
            await Expect(dialog.Chip(First)).ToBeVisibleAsync();

            var box = dialog.List("Internal Number");
            await box.FocusAsync();
            await box.EvaluateAsync("""
                box => {
                  const data = new DataTransfer();
                  data.setData("text/plain", "101\n999\n102\n");
                  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """);
            await Expect(box).ToHaveValueAsync("101, 999, 102");
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog.Chip("102")).ToBeVisibleAsync();
            await Expect(box).ToHaveValueAsync("999");
            await box.ExpectProblemAsync("“999” is not chosen");

            await box.FillAsync("");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(page.Row("Ida Jung")).ToContainTextAsync(First);
            await Expect(page.Row("Ida Jung")).ToContainTextAsync("102");
        });
    }

    [Fact]
    public async Task TextWithoutAHit_TabToTheButtonInTheList_ThenSave_Waits()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ivo", "Jansen");
        await browser.VisitAsync(server, "/users", async page =>
        {
            await page.ActAsync("Ivo Jansen", "Edit App Configuration");
            var dialog = page.DialogNamed("Edit App Configuration");
            var box = dialog.List("DID Numbers");
            await box.ClickAsync();
            await box.PressSequentiallyAsync("0125");
            await Expect(page.Button("Add a third-party number")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Button("Add a third-party number")).ToBeFocusedAsync();
            await dialog.Button("Save").ClickAsync();

            await box.ExpectProblemAsync("“0125” is not chosen");
            await Expect(box).ToHaveValueAsync("0125");
            await Expect(dialog).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task ButtonInTheList_TabReachesIt_EscClosesTheListAlone_TabOnClosesItToo()
    {
        await using var server = new DashboardServer();
        await server.AddUserAsync("Ida", "Jung", line: new AppLineEdit());
        await VisitLineAsync(browser, server, async (page, dialog) =>
        {
            var (box, add) = (dialog.List("DID Numbers"), page.Button("Add a third-party number"));
            foreach (var key in new[] { "Escape", "Tab" })
            {
                await box.ClickAsync();
                await Expect(add).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("Tab");
                await Expect(add).ToBeFocusedAsync();

                await page.Keyboard.PressAsync(key);
                await Expect(add).ToBeHiddenAsync();
                await Expect(key == "Tab" ? dialog.List("Internal Number") : box).ToBeFocusedAsync();
            }

            await Expect(dialog).ToBeVisibleAsync();
        });
    }

    /// <summary>
    /// Below the field, or above it where there is more room: its list is as wide, and hides neither its name nor its help.
    /// </summary>
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(720, 450)]
    public async Task List_IsAsWideAsItsField_AndHidesNeitherNameNorHelp(int width, int height)
    {
        const string Place = """
            box => {
              const [list, frame] = [box.parentElement.querySelector(".picker-list"), box.parentElement]
                .map(part => part.getBoundingClientRect());
              const isOver = part => {
                const at = part.getBoundingClientRect();
                return at.height > 0 && list.top < at.bottom - 1 && list.bottom > at.top + 1;
              };
              const hidden = [...box.closest(".field").querySelectorAll(":scope > label, :scope > .field-help")]
                .filter(isOver).map(part => part.innerText);
              const isElsewhere = Math.abs(list.width - frame.width) > 1 || Math.abs(list.left - frame.left) > 1;
              return [...hidden, ...isElsewhere ? [`${list.width} instead of ${frame.width} px`] : [],
                ...list.height < 36 || list.top < 0 || list.bottom > innerHeight ? [`from ${list.top} to ${list.bottom}`] : []].join();
            }
            """;
        await using var server = await ServerAsync();
        await browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ida Jung", "Edit");
            var dialog = page.DialogNamed("Edit App Configuration");
            await dialog.ToggleAsync("Enable External Outbound Calls");
            await dialog.List("When Unavailable").ChooseAsync("Route to Voicemail");
            await Expect(dialog.List("Voicemail Audio")).ToBeVisibleAsync();
            foreach (var name in new[]
            {
                "DID Numbers",
                "Internal Number",
                "Voicemail Audio",
                "Caller IDs",
                "Internal Caller ID",
                "Delivery Methods",
            })
            {
                foreach (var low in new[] { false, true }) // with the field at the top of what is seen, and at the bottom
                {
                    await dialog.List(name)
                        .EvaluateAsync($"box => box.closest('.field').scrollIntoView({{ block: '{(low ? "end" : "start")}' }})");
                    await dialog.List(name).ClickAsync();
                    await Expect(dialog.List(name)).ToHaveAttributeAsync("aria-expanded", "true");
                    Assert.Equal($"{name}: ", $"{name}: {await dialog.List(name).EvaluateAsync<string>(Place)}");
                    await page.Keyboard.PressAsync("Escape");
                }
            }
        }, new() { ViewportSize = new() { Width = width, Height = height } });
    }

    private static async Task<DashboardServer> ServerAsync()
    {
        var server = new DashboardServer();
        await server.AddDidAsync("12025550101");
        await server.AddDidAsync("12025550102");
        var taken = await server.AddDidAsync("12025550177");
        await server.AddUserAsync("Gero", "Haas", line: new AppLineEdit { DidNumberIds = [taken] });
        await server.AddUserAsync("Ida", "Jung", line: new AppLineEdit());
        return server;
    }

    private static Task VisitLineAsync(
        BrowserFixture browser, DashboardServer server, Func<IPage, ILocator, Task> journey, TimeSpan? roundTrip = null) =>
        browser.VisitAsync(server, "/contact-methods", async page =>
        {
            await page.ActAsync("Ida Jung", "Edit");
            await journey(page, page.DialogNamed("Edit App Configuration"));
        }, roundTrip: roundTrip);

    private static async Task ExpectOfferAsync(IPage page, ILocator box)
    {
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.Option(First)).ToBeVisibleAsync();
        await Expect(page.Option(Second)).ToBeVisibleAsync();
    }

    private static async Task ExpectClosedAsync(IPage page, ILocator box)
    {
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Option("+")).ToHaveCountAsync(0);
    }

    /// <summary>A search that began would have answered before the answer to what is done after it.</summary>
    private static async Task ExpectStaysClosedAsync(IPage page, ILocator dialog, ILocator box)
    {
        Assert.Null(await box.GetAttributeAsync("aria-busy"));
        await ExpectClosedAsync(page, box);
        await dialog.ToggleAsync("Enable External Outbound Calls");
        await ExpectClosedAsync(page, box);
        await dialog.ToggleAsync("Enable External Outbound Calls");
        await box.EvaluateAsync("box => box.focus()"); // by the program too: the last thing that was pressed is the mouse
        await ExpectClosedAsync(page, box);
    }
}
