using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Activity;

public sealed class ActivityPageTests : DashboardTestContext
{
    private const string Address = "/activity?kind=PhoneUser";

    [Fact]
    public async Task Rows_Changes_SayWhoDidWhatToWhatAndLeadThere()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.ChangeUserAsync(ben, edit => (edit.Department, edit.JobTitle) = ("Sales", "Lead"));

        var page = RenderPage<ActivityPage>(Address);

        var row = page.Row("Changed");
        Assert.Contains("Administrator", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Department, Job Title", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/users?user-id={ben}&open={ben}", row.QuerySelector("td a")!.GetAttribute("href"));
        Assert.Equal(["Changed", "Created"], page.FindAll("tbody tr").Select(found => found.QuerySelectorAll("td")[2].TextContent.Trim()));
        Assert.Equal("arrow_downward", page.Find("th[aria-sort] .head-sort .icon, th .head-sort .icon").TextContent);
    }

    [Fact]
    public async Task Rows_ItemIsGone_HaveNoLink()
    {
        _ = (await Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, await this.AddUserAsync("Ben", "Ortega"))).Value;

        Assert.Null(RenderPage<ActivityPage>(Address).Row("Deleted").QuerySelector("td a"));
    }

    [Fact]
    public async Task Details_FromTheMenu_ShowBeforeAndAfter()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Sales");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Support");
        var page = RenderPage<ActivityPage>(Address + "&field=Department");

        page.FindAll("button").First(button => button.GetAttribute("aria-label") == "Actions for Changed User Ben Ortega").Click();
        page.MenuItem("Details").Click();

        page.WaitForAssertion(() => Assert.Equal(
            ("Sales", "Support"), (page.Panel().QuerySelector(".before")!.TextContent, page.Panel().QuerySelector(".after")!.TextContent)));
        Assert.Contains("open=", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("Restore", page.Panel().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_Dates_AreDaysToChoose()
    {
        await this.AddRowsAsync(
            AuditTestData.Entry(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc)),
            AuditTestData.Entry(new DateTime(2026, 3, 3, 12, 0, 0, DateTimeKind.Utc), item: "Next day"));
        var page = RenderPage<ActivityPage>(Address);

        page.Press("To");
        page.WaitForElement("input[type=date]").Change("2026-03-02");
        page.Find("form.filter-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Ben Ortega", Assert.Single(page.FindAll("tbody tr")).QuerySelectorAll("td")[3].TextContent
            .Replace("User", "", StringComparison.Ordinal)
            .Trim()));
        Assert.EndsWith("kind=PhoneUser&to=2026-03-02", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_JustNow_PutsTheUserBackAndSaysSo()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        _ = (await Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, ben)).Value;
        Get<CurrentActor>().Become(TestActors.Operator);
        var page = RenderPage<ActivityPage>(Address);

        page.Act("Deleted User Ben Ortega", "Undo");
        var question = page.Dialog("Undo this change?").TextContent;
        Assert.Contains("Deleted Ben Ortega", question, StringComparison.Ordinal);
        Assert.DoesNotContain("signed out", question, StringComparison.Ordinal);
        page.Press("Undo");

        page.WaitForText("Undone: Ben Ortega is back.");
        page.Row("Restored");
        Assert.NotNull(await Get<PhoneUserService>().RowAsync(TestActors.Operator, ben));
    }

    [Fact]
    public async Task Undo_LongAfter_SaysWhatDoesNotComeBackBeforeItIsDone()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        _ = (await Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, ben)).Value;
        await using var db = await OpenAsync();
        var then = DateTime.UtcNow - ChangeSnapshot.SoonWithin - TimeSpan.FromMinutes(1);
        await db.Audit.ExecuteUpdateAsync(entries => entries.SetProperty(entry => entry.Utc, then));
        var page = RenderPage<ActivityPage>(Address);

        page.Act("Deleted User Ben Ortega", "Undo");

        Assert.Contains(
            "stay signed out, and a user that it deleted is not invited again",
            page.Dialog("Undo this change?").TextContent,
            StringComparison.Ordinal);
        page.Press("Cancel");
        page.WaitForNoDialog();
        Assert.Null(await Get<PhoneUserService>().RowAsync(TestActors.Operator, ben));
    }

    [Fact]
    public async Task Undo_ChangeThatNothingUndoes_IsNotOffered()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<ActivityPage>(Address);

        page.Press("Actions for Created User Ben Ortega");

        page.MenuItem("Details");
        Assert.DoesNotContain(page.FindAll("[role=menuitem]"), item => item.TextContent.Trim().EndsWith("Undo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erase_Agreed_TakesTheNameAwayEverywhere()
    {
        await this.AddUserAsync("Ben", "Ortega");
        var page = RenderPage<ActivityPage>(Address);

        page.Act("Created User Ben Ortega", "Erase this person now");
        page.WaitForText("Ben Ortega is still a user and stays one");
        page.Find("form").Submit();

        page.WaitForText("The person was erased from the audit trail.");
        page.WaitForAssertion(() => Assert.Equal(
            2, page.FindAll("tbody tr").Count(row => row.TextContent.Contains(ErasureService.ErasedName, StringComparison.Ordinal))));
        Assert.DoesNotContain("Ben Ortega", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_Operator_IsNotOffered()
    {
        await this.AddUserAsync("Ben", "Ortega");
        Get<CurrentActor>().Become(TestActors.Operator);
        var page = RenderPage<ActivityPage>(Address);

        page.Press("Actions for Created User Ben Ortega");

        page.MenuItem("Details");
        Assert.DoesNotContain("Erase", page.Markup, StringComparison.Ordinal);
        page.Press("Kind: User");
        page.WaitForText("Call Flow");
        Assert.DoesNotContain("Team Account", page.Find(".popup").TextContent, StringComparison.Ordinal);
    }
}
