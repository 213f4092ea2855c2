using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.AppLines;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Activity;

public sealed class HistoryPanelTests : DashboardTestContext
{
    [Fact]
    public async Task Menu_History_StandsInTheAddressAndOpensBesideTheTable()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Sales");
        var page = RenderPage<UsersPage>("/users");

        page.Act("Ben Ortega", "History");

        page.WaitForText("Ben Ortega · User");
        Assert.EndsWith($"/users?history={ben}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(["Changed", "Created"], page.Panel()
            .QuerySelectorAll("h3")
            .Select(heading => heading.TextContent)
            .Where(heading => !heading.Contains('·', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Restore_Agreed_PutsTheValueBackAndTheTableShowsIt()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Sales");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Support");
        var page = RenderPage<UsersPage>($"/users?history={ben}");

        page.Press("Restore this value: Department Sales");
        var dialog = page.Dialog("Restore Department?");
        Assert.Equal(["User Ben Ortega", "Support", "Sales"], dialog.QuerySelectorAll("dd").Select(value => value.TextContent));
        page.Find("form").Submit();

        page.WaitForText("Department was restored.");
        page.WaitForAssertion(() => Assert.Contains("Sales", page.Row("Ortega").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(
            ("Support", "Sales"), (page.Panel().QuerySelector(".before")!.TextContent, page.Panel().QuerySelector(".after")!.TextContent)));
        Assert.EndsWith($"/users?history={ben}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_Refused_SaysWhyInTheDialog()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        await this.ChangeUserAsync(ben, edit => edit.Email = null);
        await this.AddUserAsync("Cyd", "Lang", "ben@example.com");
        var page = RenderPage<UsersPage>($"/users?history={ben}");

        page.Press("Restore this value: Email ben@example.com");
        page.Dialog("Restore Email?");
        page.Find("form").Submit();

        page.WaitForText("Cyd Lang has this e-mail address.");
        page.Dialog("Restore Email?");
    }

    [Fact]
    public async Task Restore_WithoutThePermission_IsNotOffered()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        await this.ChangeUserAsync(ben, edit => edit.Department = "Sales");
        Get<CurrentActor>().Become(TestActors.Support);

        var page = RenderPage<UsersPage>($"/users?history={ben}");

        page.WaitForText("Ben Ortega · User");
        Assert.DoesNotContain("Restore", page.Panel().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowMore_LongHistory_ShowsTheRest()
    {
        await this.AddRowsAsync(
            [.. Enumerable.Range(1, 30).Select(_ => AuditTestData.Entry(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc), id: 77))]);
        var page = Render<HistoryPanel>(parameters => parameters.Add(panel => panel.Kind, nameof(PhoneUser)).Add(panel => panel.Id, 77));

        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("ol > li").Count));
        page.FindAll("button").Single(button => button.TextContent.Contains("Show more", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal(30, page.FindAll("ol > li").Count));
        Assert.DoesNotContain("Show more", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfALine_OpensItsHistory_AndAnotherItemTakesItsPlace()
    {
        var line = await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega"));
        var other = await this.LineOfAsync(await this.AddUserAsync("Cyd", "Lang"));
        var page = RenderPage<AppLinesPage>($"/contact-methods?history={line}");
        page.WaitForText("Ben Ortega · App Configuration");

        page.Act("Cyd Lang", "History");

        page.WaitForText("Cyd Lang · App Configuration");
        Assert.EndsWith($"/contact-methods?history={other}", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }
}
