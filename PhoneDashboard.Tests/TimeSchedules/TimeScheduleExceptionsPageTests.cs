using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>The exceptions of a time schedule in its dialog and in the table.</summary>
public sealed class TimeScheduleExceptionsPageTests : DashboardTestContext
{
    private static readonly Actor Me = TestActors.Administrator;

    private TimeScheduleService Schedules => Get<TimeScheduleService>();

    [Fact]
    public async Task Add_WholeDaysAndTimes_AreSavedAndShownInTheTable()
    {
        var year = DateTime.UtcNow.Year + 1;
        var page = Open("?add=1");
        page.Field("Title").Change("Shop");

        page.Press("Add exception");
        page.Field("Name").Change("New Year");
        page.Field("Repeat").Change("Yearly");
        page.Field("From").Change($"{year}-01-01");
        Assert.Equal($"{year}-01-01", page.Field("To").GetAttribute("value"));
        page.Press("Add exception");
        page.Field("Name").Change("Late opening");
        page.Field("Kind").Change("Working");
        page.Field("From").Change($"{year}-12-23");
        Row(page, 2).QuerySelector("input[type=checkbox]")!.Change(false);
        page.Field("From time").Change("17:00:00");
        page.Field("To time").Change("00:00:00");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.Contains($"2 · next: New Year {year}-01-01", page.Row("Shop").TextContent, StringComparison.Ordinal);
        var id = Assert.Single(await Schedules.OptionsAsync(Me)).Id;
        Assert.Equal(
            [$"New Year (non-working, yearly, {year}-01-01)", $"Late opening (working, once, {year}-12-23 17:00 to 24:00)"],
            (await Schedules.GetAsync(Me, id))!.Exceptions.Select(Words));
    }

    [Fact]
    public void Save_WrongRow_SaysItAtItsFieldsAndNowhereElse()
    {
        var page = Open("?add=1");
        page.Field("Title").Change("Shop");
        page.Press("Add exception");
        page.Field("Name").Change("Right");
        page.Field("From").Change("2027-01-01");
        page.Press("Add exception");
        page.Press("Save");

        Assert.Equal("Enter a name.", page.Error("Name"));
        Assert.Equal("Enter a date.", page.Error("From"));
        Assert.Equal("Enter a date.", page.Error("To"));
        Assert.Empty(Row(page, 1).QuerySelectorAll("[role=alert]"));

        page.Field("Name").Change("Wrong");
        page.Field("From").Change("2027-01-05");
        page.Field("To").Change("2027-01-04");
        page.Press("Save");
        Assert.Equal("To is before From. Enter a later one.", page.Error("To"));
        page.Field("From").Change("2027-01-03");
        Assert.Empty(Row(page, 2).QuerySelectorAll("[role=alert]"));
        page.Press("Save");
        page.WaitForNoDialog();
    }

    [Fact]
    public async Task Remove_TakesTheRow()
    {
        var page = Open($"?open={await AddAsync("2027-01-01", "2027-05-01", "2027-12-25")}");
        page.WaitForElement("[aria-label='Exception 3']");

        page.Press("Remove exception 2");

        Assert.Equal(["2027-01-01", "2027-12-25"], page.FindAll(".exception").Select(From));
        page.Press("Save");
        page.WaitForNoDialog();
        Assert.Contains("2 · ", page.Row("Office").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasteDates_ShowsWhatWouldBeAddedAndTheLinesToCheck_AndAddsTheFirst()
    {
        await this.SetCountryAsync("GB");
        var page = Open($"?open={await AddAsync("2027-05-01")}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Press("Paste dates");
        page.Field("Dates, one a line").Input("25/12/2027 Christmas Day\n2027-13-01 Odd\n1 May 2027\n01/01/2027\n");

        page.WaitForText("2 exceptions will be added. 1 line is here already. 1 line to check.");
        page.WaitForText("Line 2: There is no month 13.");
        page.Field("Name of lines without one").Change("Bank holiday");
        page.Field("Kind of all").Change("Working");
        page.Field("Repeat of all").Change("Yearly");
        page.Press("Add these dates");

        Assert.Equal(["2027-01-01", "2027-05-01", "2027-12-25"], page.FindAll(".exception").Select(From));
        Assert.Equal("2027-13-01 Odd", page.Field("Dates, one a line").GetAttribute("value"));
        page.Press("Save");
        page.WaitForText("Under Paste dates are dates that are not added yet.");
        page.Field("Dates, one a line").Input("");
        page.Press("Save");
        page.WaitForNoDialog();
        var id = Assert.Single(await Schedules.OptionsAsync(Me)).Id;
        Assert.Equal(
        [
            "Bank holiday (working, yearly, 2027-01-01)", "Closed (non-working, once, 2027-05-01)",
            "Christmas Day (working, yearly, 2027-12-25)",
        ], (await Schedules.GetAsync(Me, id))!.Exceptions.Select(Words));
    }

    [Fact]
    public async Task PasteDates_MoreThanASchedulesMost_AddsNothing()
    {
        var page = Open($"?open={await AddAsync("2027-05-01")}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Press("Paste dates");
        page.Field("Dates, one a line").Input(string.Join('\n', Enumerable.Range(0, 200)
            .Select(day => new DateOnly(2028, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

        page.Press("Add these dates");

        page.WaitForText("Nothing was added: a time schedule has at most 200 exceptions.");
        Assert.Single(page.FindAll(".exception"));
    }

    [Fact]
    public async Task CalendarFile_ShowsWhatWouldBeAddedAndWhatIsLeftOut_AndAddsTheFirst()
    {
        var year = DateTime.UtcNow.Year + 1;
        var page = Open($"?open={await AddAsync($"{year}-05-01")}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Press("Read a calendar file");
        Upload(page, $"DTSTART;VALUE=DATE:{year}1225|RRULE:FREQ=YEARLY|SUMMARY:Christmas", $"DTSTART;VALUE=DATE:{year}0501",
            $"DTSTART;VALUE=DATE:{year}0101", $"DTSTART:{year}1224T080000Z|DTEND:{year}1224T120000Z|SUMMARY:Late",
            $"DTSTART;VALUE=DATE:{year}1301|SUMMARY:Odd");

        page.WaitForText("3 exceptions will be added. 1 event is here already. 1 event left out.");
        page.WaitForText("Its date, or how it comes again, cannot be read.");
        Assert.Equal(
            [$"{year}-12-25 · Yearly · Christmas", $"{year}-01-01 · Holiday", $"{year}-12-24 08:00 to 12:00 · Late"], Added(page));
        page.Leave<string>("Timezone", "Europe/Berlin"); // times follow it
        page.WaitForAssertion(() => Assert.Equal($"{year}-12-24 09:00 to 13:00 · Late", Added(page)[2]));
        page.Field("Name of events without one").Change("Bank holiday");
        page.Field("Kind of all").Change("Working");
        page.Press("Save");
        page.WaitForText("The dates of the calendar file are not added yet.");
        page.Press("Add these dates");

        page.WaitForText("Nothing can be added yet. 4 events are here already. 1 event left out.");
        page.Press("Save");
        page.WaitForNoDialog();
        Assert.Equal(
        [
            $"Bank holiday (working, once, {year}-01-01)", $"Closed (non-working, once, {year}-05-01)",
            $"Late (working, once, {year}-12-24 09:00 to 13:00)", $"Christmas (working, yearly, {year}-12-25)",
        ], (await Schedules.GetAsync(Me, Assert.Single(await Schedules.OptionsAsync(Me)).Id))!.Exceptions.Select(Words));
    }

    [Fact]
    public async Task CalendarFile_AllOfIt_ClosesItsPanel_AndOneThatIsNoneSaysSo()
    {
        var page = Open($"?open={await AddAsync("2127-05-01")}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Press("Read a calendar file");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("hello", "letter.ics"));
        page.WaitForAssertion(() => Assert.Equal(
            "This is no calendar file. Export the calendar as an .ics file, and choose that.", page.Error("Calendar file")));
        page.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromBinary(new byte[CalendarFile.MostBytes + 1], "large.ics"));
        page.WaitForAssertion(() => Assert.Equal(CalendarFile.TooLarge.Message, page.Error("Calendar file")));
        Upload(page, "DTSTART;VALUE=DATE:21271225|SUMMARY:Christmas");
        page.WaitForText("1 exception will be added.");

        page.Press("Add these dates");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-label='Exceptions that will be added']")));
        Assert.Empty(page.FindComponents<InputFile>());
        Assert.Equal(["2127-05-01", "2127-12-25"], page.FindAll(".exception").Select(From));
        page.Press("Save");
        page.WaitForNoDialog();
    }

    [Fact]
    public async Task CalendarFile_ClosedAgain_IsForgotten()
    {
        var page = Open($"?open={await AddAsync("2127-05-01")}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Press("Read a calendar file");
        Upload(page, "DTSTART;VALUE=DATE:21271225|SUMMARY:Christmas");
        page.WaitForText("1 exception will be added.");

        page.Press("Read a calendar file");
        page.Press("Save");

        page.WaitForNoDialog();
    }

    [Fact]
    public void Forecast_FollowsWhatIsTyped()
    {
        var page = Open("?add=1");
        page.WaitForText("The next 14 days");
        var tomorrow = DateTime.UtcNow.Date.AddDays(1);
        Assert.DoesNotContain("Closed for stocktaking", page.Markup, StringComparison.Ordinal);

        page.Press("Add exception");
        page.Field("Name").Change("Closed for stocktaking");
        page.Field("From").Change(tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        page.WaitForAssertion(() => Assert.Contains("Closed for stocktaking", Day(page, tomorrow).TextContent, StringComparison.Ordinal));
        Assert.Contains("Closed", Day(page, tomorrow).TextContent, StringComparison.Ordinal);
        page.Field("Kind").Change("Working");
        page.WaitForAssertion(() => Assert.Contains("00:00–24:00", Day(page, tomorrow).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoSavers_ExceptionsOfBoth_AreInWordsAndOneIsSaved()
    {
        var id = await AddAsync("2027-01-01");
        var page = Open($"?open={id}");
        page.WaitForElement("[aria-label='Exception 1']");
        page.Field("Name").Change("Mine");
        var theirs = (await Schedules.GetAsync(TestActors.Operator, id))!;
        theirs.Exceptions[0].Name = "Theirs";
        Assert.True((await Schedules.SaveAsync(TestActors.Operator, theirs)).Succeeded);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            ("Theirs (non-working, once, 2027-01-01)", "Mine (non-working, once, 2027-01-01)", null), page.Conflict("Exceptions")));
        page.Choose("Exceptions", "Mine");
        page.Find("form").Submit();
        page.WaitForNoDialog();
        Assert.Equal("Mine", Assert.Single((await Schedules.GetAsync(Me, id))!.Exceptions).Name);
    }

    private static void Upload(IRenderedComponent<IComponent> page, params string[] events) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(
            "BEGIN:VCALENDAR\n" + string.Concat(events.Select(lines => $"BEGIN:VEVENT|{lines}|END:VEVENT|"))
                .Replace('|', '\n') + "END:VCALENDAR", "holidays.ics"));

    private static List<string> Added(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll("[aria-label='Exceptions that will be added'] li").Select(row => row.TextContent.Trim())];

    private async Task<long> AddAsync(params string[] days)
    {
        var schedule = await Schedules.NewAsync(Me);
        schedule.Title = "Office";
        schedule.Exceptions.AddRange(days
            .Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Select(day => new ScheduleExceptionInput { Name = "Closed", From = day, To = day }));
        return (await Schedules.AddAsync(Me, schedule)).Value;
    }

    private IRenderedComponent<IComponent> Open(string query) => RenderPage<TimeSchedulesPage>("/time-schedules" + query);

    private static IElement Row(IRenderedComponent<IComponent> page, int number) => page.Find($"[aria-label='Exception {number}']");

    private static string? From(IElement row) => row.QuerySelector("input[type=date]")!.GetAttribute("value");

    private static IElement Day(IRenderedComponent<IComponent> page, DateTime day) => page.FindAll(".forecast li").Single(
        line => line.TextContent.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static string Words(ScheduleExceptionInput exception) => ScheduleExceptionWords.Of(
        exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal());
}
