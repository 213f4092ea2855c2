using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

/// <summary>Cells of the Users table that are changed in their place.</summary>
public sealed class UserCellsTests : DashboardTestContext
{
    private PhoneUserService Users => Get<PhoneUserService>();

    [Fact]
    public async Task Department_Typed_IsSavedAndShown()
    {
        var id = await this.AddUserAsync("Ann", "Smith");
        var page = RenderPage<UsersPage>("/users");

        page.Press("Edit Department of Ann Smith: none");
        Type(page, " Sales ");

        page.WaitForText("Ann Smith was saved.");
        Assert.Equal("Sales", (await GetAsync(id)).Department);
        Assert.NotNull(page.Button("Edit Department of Ann Smith: Sales"));
    }

    [Fact]
    public async Task Department_TooLong_SaysSoAndKeepsWhatWasTyped()
    {
        await this.AddUserAsync("Ann", "Smith");
        var page = RenderPage<UsersPage>("/users");
        var typed = new string('x', 101);

        page.Press("Edit Department of Ann Smith: none");
        Type(page, typed);

        page.WaitForAssertion(() => Assert.Equal("Use at most 100 characters.", page.Find("[role=alert]").TextContent));
        Assert.Equal(typed, page.Find("#cell-value").GetAttribute("value"));
    }

    [Fact]
    public async Task Department_OthersChangedAnotherField_BothAreKept()
    {
        var id = await this.AddUserAsync("Ann", "Smith");
        var page = RenderPage<UsersPage>("/users");
        page.Press("Edit Department of Ann Smith: none");
        await ChangeAsync(id, user => user.JobTitle = "Clerk");

        Type(page, "Sales");

        page.WaitForText("Ann Smith was saved.");
        Assert.Equal(("Sales", "Clerk"), ((await GetAsync(id)).Department, (await GetAsync(id)).JobTitle));
    }

    [Fact]
    public async Task Department_OthersChangedItToo_NamesThemAndTheNextSaveKeepsIt()
    {
        var id = await this.AddUserAsync("Ann", "Smith");
        var page = RenderPage<UsersPage>("/users");
        page.Press("Edit Department of Ann Smith: none");
        await ChangeAsync(id, user => user.Department = "Care");

        Type(page, "Sales");
        page.WaitForAssertion(() => Assert.Contains("Operator", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Care", (await GetAsync(id)).Department);
        page.Find(".cell-form").Submit();

        page.WaitForText("Ann Smith was saved.");
        Assert.Equal("Sales", (await GetAsync(id)).Department);
    }

    [Fact]
    public async Task TimeSchedule_Chosen_IsSaved()
    {
        var id = await this.AddUserAsync("Ann", "Smith");
        var schedule = (await Get<TimeScheduleService>().AddAsync(
            TestActors.Administrator, new NewTimeSchedule { Title = "Office", TimeZone = "Etc/UTC" })).Value;
        var page = RenderPage<UsersPage>("/users");
        page.Press("Columns");
        page.FindAll("[role=dialog] label").First(label => label.TextContent.Trim() == "Time Schedule")
            .QuerySelector("input")!.Change(true);

        page.Press("Edit Time Schedule of Ann Smith: none");
        page.WaitForElement(".menu-item");
        page.FindAll("[aria-pressed]").First(choice => choice.TextContent.Contains("Office", StringComparison.Ordinal)).Click();

        page.WaitForText("Ann Smith was saved.");
        Assert.Equal(schedule, (await GetAsync(id)).TimeScheduleId);
    }

    [Fact]
    public async Task Support_ReadsCellsOnly()
    {
        await this.AddUserAsync("Ann", "Smith");
        Get<CurrentActor>().Become(TestActors.Support);

        var page = RenderPage<UsersPage>("/users");

        Assert.Null(page.Row("Ann").QuerySelector(".cell-edit"));
    }

    private static void Type(IRenderedComponent<IComponent> page, string text)
    {
        page.WaitForElement("#cell-value").Change(text);
        page.Find(".cell-form").Submit();
    }

    private async Task<PhoneUserEdit> GetAsync(long id) => (await Users.GetAsync(TestActors.Administrator, id))!;

    private async Task ChangeAsync(long id, Action<PhoneUserEdit> change)
    {
        var user = await GetAsync(id);
        change(user);
        _ = (await Users.SaveAsync(TestActors.Operator, user)).Value;
    }
}
