using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Bulk;

public sealed class BulkPageTests : DashboardTestContext
{
    private const string Address = "/users";

    [Fact]
    public async Task Select_Rows_ShowsTheBarAndDropsTheSelectionWithAnotherFilter()
    {
        await AddUsersAsync(27);
        var page = RenderPage<UsersPage>(Address);
        Box(page, "Select Ann Lee01").Change(true);
        Box(page, "Select Ann Lee02").Change(true);
        page.WaitForText("2 selected");

        Get<NavigationManager>().Show(new ListQuery { Page = 2 });
        Box(page, "Select Ann Lee26").Change(true);
        page.WaitForText("3 selected");

        page.Press("Select all 27");
        page.WaitForText("27 selected");
        Assert.True(Box(page, "Select Ann Lee27").HasAttribute("checked"));

        Get<NavigationManager>().Show(new ListQuery { Search = "lee01" });
        Box(page, "Select Ann Lee01");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection-bar")));
        Assert.False(Box(page, "Select Ann Lee01").HasAttribute("checked"));
    }

    [Fact]
    public async Task Select_PageThenOneLess_KeepsTheRest()
    {
        await AddUsersAsync(3);
        var page = RenderPage<UsersPage>(Address);

        Box(page, "Select all rows of this page").Change(true);
        page.WaitForText("3 selected");
        Box(page, "Select Ann Lee02").Change(false);
        page.WaitForText("2 selected");
        page.Press("Clear");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection-bar")));
    }

    [Fact]
    public async Task Department_PreviewedAndChanged_ChangesTheRowsAndOffersUndo()
    {
        await AddUsersAsync(3);
        var page = RenderPage<UsersPage>(Address);
        Box(page, "Select Ann Lee01").Change(true);
        Box(page, "Select Ann Lee03").Change(true);

        page.Press("Actions for the selected rows");
        page.MenuItem("Set Department").Click();
        page.Dialog("Set Department");
        page.Leave<string>("Department", "Sales");
        await page.Find("form").SubmitAsync();
        page.WaitForText("Will change");
        Assert.NotNull(page.Button("Change 2 users"));
        await page.Find("form").SubmitAsync();

        page.WaitForText("Changed Department of 2 users.");
        page.WaitForNoDialog();
        Assert.NotNull(page.Button("Undo"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".selection-bar")));
        await using var db = await OpenAsync();
        Assert.Equal(["Sales", null, "Sales"], await db.Users.OrderBy(user => user.Id).Select(user => user.Department).ToListAsync());
    }

    [Fact]
    public async Task AssignInternalNumbers_PreviewShowsWhoGetsWhat_AndTheyGetIt()
    {
        await AddUsersAsync(3);
        foreach (var digits in new[] { "99", "201", "202" })
        {
            await this.AddInternalNumberAsync(digits);
        }

        var page = RenderPage<UsersPage>(Address + "?sort=-first-name");
        Box(page, "Select Ann Lee01").Change(true);
        Box(page, "Select Ann Lee03").Change(true);
        page.Press("Actions for the selected rows");
        page.MenuItem("Assign Internal Numbers").Click();
        page.Dialog("Assign Internal Numbers");
        page.Field("Starting at").Change("12345");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Enter a number of 1 to 4 digits.", page.Error("Starting at"));
        page.Field("Starting at").Change("200");
        await page.Find("form").SubmitAsync();

        page.WaitForText("Will get a number");
        Assert.Equal(
            ["Ann Lee03201", "Ann Lee01202"],
            page.FindAll("[aria-label='Who gets what'] li").Select(row => row.TextContent.Trim()));
        await page.Find("form").SubmitAsync();

        page.WaitForText("Assigned the Internal Numbers of 2 users.");
        page.WaitForNoDialog();
        Assert.NotNull(page.Button("Undo"));
        Assert.Contains("202", page.Row("Lee01").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_Preview_SaysWhoCannotAndThatItCannotBeUndone()
    {
        await AddUsersAsync(1);
        await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = RenderPage<UsersPage>(Address);
        Box(page, "Select all rows of this page").Change(true);

        page.Press("Actions for the selected rows");
        page.MenuItem("Send Invite to App").Click();

        page.WaitForText("The mails are written to a folder on the server: nobody gets them.");
        var preview = page.Find(".bulk-preview").TextContent;
        Assert.Contains("Cannot: No e-mail address. Ann Lee01", preview, StringComparison.Ordinal);
        Assert.NotNull(page.Button("Invite 1 user"));
    }

    [Fact]
    public async Task Roles_SupportInvitesAndSignsOut_ManagerSelectsNothing()
    {
        await AddUsersAsync(1);
        Get<CurrentActor>().Become(TestActors.Support);
        var page = RenderPage<UsersPage>(Address);
        Box(page, "Select Ann Lee01").Change(true);
        page.Press("Actions for the selected rows");
        page.MenuItem("Send Invite to App");
        page.MenuItem("Sign Out Devices");
        Assert.Equal(3, page.FindAll("[role=menuitem]").Count);

        await DisposeComponentsAsync();
        Get<CurrentActor>().Become(TestActors.Manager);
        var other = RenderPage<UsersPage>(Address);
        other.Row("Lee01");
        Assert.Empty(other.FindAll("input[type=checkbox][aria-label^=Select]"));
    }

    private static IElement Box(IRenderedComponent<IComponent> page, string name)
    {
        page.WaitForElement($"input[aria-label='{name}']");
        return page.Find($"input[aria-label='{name}']");
    }

    private async Task AddUsersAsync(int count)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            await this.AddUserAsync("Ann", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Lee{number:00}"));
        }
    }
}
