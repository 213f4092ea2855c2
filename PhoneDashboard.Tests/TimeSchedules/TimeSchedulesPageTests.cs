using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

public sealed class TimeSchedulesPageTests : DashboardTestContext
{
    [Fact]
    public void Add_AsProposed_IsMondayToFridayInTheAccountsZone()
    {
        var page = Open("?add=1");

        page.Field("Title").Change("Office hours");
        page.Press("Save");

        page.WaitForNoDialog();
        var row = page.Row("Office hours").TextContent;
        Assert.Contains("Etc/UTC", row, StringComparison.Ordinal);
        Assert.Contains("Mon–Fri", row, StringComparison.Ordinal);
        Assert.Contains("09:00–17:00", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_SeveralRangesCopiedToAllDays_AreOnEveryDay()
    {
        var page = Open("?add=1");
        page.Field("Title").Change("Shop");

        Type(page, "Monday to", "12:00");
        page.Press("Add range to Monday");
        Type(page, "Monday from 2", "13:00");
        Type(page, "Monday to 2", "18:00");
        page.Press("Copy Monday to all days");
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.Contains("Mon–Sun09:00–12:00, 13:00–18:00", page.Row("Shop").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_RangesOverlapOnOneDay_ErrorStandsAtThatDayUntilItIsPutRight()
    {
        var page = Open("?add=1");
        page.Field("Title").Change("Shop");

        page.Press("Add range to Tuesday");
        Type(page, "Tuesday from 2", "16:00");
        Type(page, "Tuesday to 2", "19:00");
        page.Press("Save");

        Assert.Contains("overlap", Day(page, "Tuesday").TextContent, StringComparison.Ordinal);
        Assert.Empty(Day(page, "Monday").QuerySelectorAll("[role=alert]"));
        page.Press("Remove Tuesday range 2");
        Assert.Empty(Day(page, "Tuesday").QuerySelectorAll("[role=alert]"));
    }

    [Fact]
    public void Add_DayTakenOff_HasNoHours()
    {
        var page = Open("?add=1");
        page.Field("Title").Change("Four days");

        Day(page, "Friday").QuerySelector("input[type=checkbox]")!.Change(false);
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.Contains("Mon–Thu", page.Row("Four days").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OpenedByAddress_ShowsWhatIsSavedAndSavesTheRest()
    {
        var page = Open($"?open={await AddScheduleAsync("Night")}");

        Assert.Equal("Night", page.Field("Title").GetAttribute("value"));
        Day(page, "Saturday").QuerySelector("input[type=checkbox]")!.Change(true);
        page.Press("Save");

        page.WaitForNoDialog();
        Assert.Contains("Mon–Sat", page.Row("Night").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Followed_NamesTheUser()
    {
        var schedule = await AddScheduleAsync("Night");
        var user = new NewPhoneUser { FirstName = "Ben", LastName = "Ortega", TimeScheduleId = schedule };
        await Get<PhoneUserService>().CreateAsync(TestActors.Administrator, user, line: null);
        var page = Open();

        page.Act("Night", "Delete");
        page.Press("Delete");

        page.WaitForText("Time Schedule of Ben Ortega");
    }

    private async Task<long> AddScheduleAsync(string title)
    {
        var schedule = await Get<TimeScheduleService>().NewAsync(TestActors.Administrator);
        schedule.Title = title;
        return (await Get<TimeScheduleService>().AddAsync(TestActors.Administrator, schedule)).Value;
    }

    private IRenderedComponent<IComponent> Open(string query = "") => RenderPage<TimeSchedulesPage>("/time-schedules" + query);

    private static IElement Day(IRenderedComponent<IComponent> page, string name) => page.Find($"[role=group][aria-label={name}]");

    // The browser's script adds the seconds.
    private static void Type(IRenderedComponent<IComponent> page, string name, string time) =>
        page.Find($"input[type=time][aria-label='{name}']").Change(time + ":00");
}
