using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>Holidays of a time schedule, by the keyboard, pasted and read from a file.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ScheduleExceptionsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Holidays_TypedAndPasted_AreSavedAndShownInTheTable()
    {
        await using var server = new DashboardServer();
        var tomorrow = DateTime.UtcNow.Date.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await browser.VisitAsync(server, "/time-schedules?add=1", async page =>
        {
            var dialog = page.DialogNamed("Add Time Schedule");
            await dialog.Text("Title").FillAsync("Office");
            await dialog.Button("Add exception").PressAsync("Enter");
            var first = dialog.GetByRole(AriaRole.Group, new() { Name = "Exception 1", Exact = true });
            await Expect(first.Text("Name")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Stocktaking");
            await first.GetByLabel("From", new() { Exact = true }).FillAsync(tomorrow);
            await Expect(first.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync(tomorrow);
            await Expect(dialog.GetByRole(AriaRole.List, new() { Name = "The next 14 days" }).GetByRole(AriaRole.Listitem).Nth(1))
                .ToContainTextAsync("Stocktaking");
            await Axe.AssertAccessibleAsync(page);

            await dialog.Button("Add exception").PressAsync("Enter");
            await Expect(dialog.GetByRole(AriaRole.Group, new() { Name = "Exception 2", Exact = true }).Text("Name")).ToBeFocusedAsync();
            await dialog.Button("Remove exception 2").PressAsync("Enter");
            await Expect(first.Text("Name")).ToBeFocusedAsync();
            await dialog.Button("Remove exception 1").PressAsync("Enter");
            await Expect(dialog.Button("Add exception")).ToBeFocusedAsync();

            await dialog.Button("Paste dates").PressAsync("Enter");
            await dialog.Text("Dates, one a line").FillAsync("01/01/2028 New Year\nChristmas\n12/25/2027");
            await dialog.Button("Add these dates").FocusAsync();
            await Expect(dialog.GetByText("2 exceptions will be added. 1 line to check.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog.GetByRole(AriaRole.Group, new() { Name = "Exception 2", Exact = true }).Text("Name"))
                .ToHaveValueAsync("New Year");
            await Expect(dialog.Text("Dates, one a line")).ToHaveValueAsync("Christmas");

            await dialog.Button("Save").ClickAsync();
            await Expect(dialog.GetByText("Under Paste dates are dates that are not added yet.")).ToBeVisibleAsync();
            await dialog.Text("Dates, one a line").FillAsync("");
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
            await Expect(page.Row("Office")).ToContainTextAsync("2 · next: ");
        });

        var schedules = server.Get<TimeScheduleService>();
        var id = Assert.Single(await schedules.OptionsAsync(TestActors.Administrator)).Id;
        Assert.Equal(
            ["Holiday", "New Year"], (await schedules.GetAsync(TestActors.Administrator, id))!.Exceptions.Select(one => one.Name));
    }

    [Fact]
    public async Task CalendarFile_ByTheKeyboard_IsReadPreviewedAndAdded()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/time-schedules?add=1", async page =>
        {
            var dialog = page.DialogNamed("Add Time Schedule");
            await dialog.Text("Title").FillAsync("Office");
            await dialog.Button("Read a calendar file").PressAsync("Enter");
            await dialog.GetByLabel("Calendar file", new() { Exact = true }).ChooseFileAsync(new FilePayload
            {
                Name = "holidays.ics",
                MimeType = "text/calendar",
                Buffer = Encoding.UTF8.GetBytes("""
                    BEGIN:VCALENDAR
                    BEGIN:VEVENT
                    DTSTART;VALUE=DATE:21271225
                    DTEND;VALUE=DATE:21271227
                    RRULE:FREQ=YEARLY
                    SUMMARY:Christmas
                    END:VEVENT
                    BEGIN:VEVENT
                    DTSTART;VALUE=DATE:19990101
                    SUMMARY:Long ago
                    END:VEVENT
                    END:VCALENDAR
                    """),
            });
            await Expect(dialog.GetByText("1 exception will be added. 1 event left out.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);

            await dialog.Button("Save").ClickAsync();
            await Expect(dialog.GetByText("The dates of the calendar file are not added yet.")).ToBeVisibleAsync();
            await dialog.Button("Add these dates").PressAsync("Enter");
            await Expect(dialog.GetByText("1 event is here already.")).ToBeVisibleAsync();
            await dialog.Button("Save").ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
            await Expect(page.Row("Office")).ToContainTextAsync("1 · next: Christmas 2127-12-25");
        });
    }

    [Fact]
    public async Task Row_WrongAtSave_HasTheFocusAtTheFieldThatSaysSo()
    {
        await using var server = new DashboardServer();
        await browser.VisitAsync(server, "/time-schedules?add=1", async page =>
        {
            var dialog = page.DialogNamed("Add Time Schedule");
            await dialog.Text("Title").FillAsync("Office");
            await dialog.Button("Add exception").ClickAsync();
            await dialog.Text("Name").FillAsync("Move");
            await dialog.GetByLabel("From", new() { Exact = true }).FillAsync("2027-12-24");
            await dialog.GetByLabel("To", new() { Exact = true }).FillAsync("2027-12-23");
            await dialog.Button("Save").ClickAsync();

            var to = dialog.GetByLabel("To", new() { Exact = true });
            await to.ExpectProblemAsync("To is before From. Enter a later one.");
            await Expect(to).ToBeFocusedAsync();
            await Axe.AssertAccessibleAsync(page);
        });
    }
}
