using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Views;

/// <summary>The menu, its dialog, and what a table does with the view of its address.</summary>
public sealed class ViewsMenuTests : DashboardTestContext, IAsyncLifetime
{
    private string Address => new Uri(Get<NavigationManager>().Uri).PathAndQuery;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.AddTeamAsync();
        await this.AddUserAsync("Ann", "Smith");
    }

    [Fact]
    public async Task Save_WhatIsShown_IsOpenUnderItsName()
    {
        var page = RenderPage<UsersPage>("/users?search=ann&sort=-last-name&page=2");

        page.Press("Views");
        page.MenuItem("Save view").Click();
        page.Field("Name").Change(" Everybody called Ann ");
        page.Field("For everybody").Change(true);
        page.Press("Save");

        page.WaitForText("Everybody called Ann was saved.");
        var view = Assert.Single(await Views.ListAsync(TestActors.Manager, "/users"));
        Assert.True(view.ForEverybody);
        var saved = (await Views.GetAsync(TestActors.Manager, "/users", view.Id))!;
        Assert.Equal("?search=ann&sort=-last-name", saved.Query);
        Assert.StartsWith("First Name, Last Name, Department, Email, DID Numbers", saved.Columns, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.EndsWith($"view={view.Id}&sort=-last-name", Address, StringComparison.Ordinal));
        Assert.NotNull(page.Button("Views: Everybody called Ann"));
    }

    [Fact]
    public void Save_WithoutAName_SaysSoAtTheField_AndWhoMayNotShareIsNotAsked()
    {
        Get<CurrentActor>().Become(TestActors.Support);
        var page = RenderPage<UsersPage>("/users");

        page.Press("Views");
        page.MenuItem("Save view").Click();
        page.Press("Save");

        Assert.Equal("Enter a name.", page.Error("Name"));
        Assert.DoesNotContain("For everybody", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAView_ShowsItsRowsAndColumns_AndTheAddressSaysBoth()
    {
        var id = await AddAsync("?department=Sales&sort=-email");

        var page = RenderPage<UsersPage>($"/users?view={id}");

        page.WaitForText("Nothing matches the filters.");
        Assert.Equal($"/users?department=Sales&view={id}&sort=-email", Address);
        Assert.Equal(["First Name", "Email"], page.FindAll("th[scope=col] [title]").Select(head => head.GetAttribute("title")));
    }

    [Fact]
    public async Task View_LastFilterCleared_IsLeftAndTheColumnsAreThePersonsAgain()
    {
        var id = await AddAsync("?department=Sales");
        var page = RenderPage<UsersPage>($"/users?view={id}");

        page.Press("Clear filter Department");

        page.WaitForAssertion(() => Assert.Equal("/users", Address));
        page.WaitForElement("th [title='Devices']");
        Assert.NotNull(page.Button("Views"));
    }

    [Fact]
    public async Task View_OtherFilter_StaysOpenAndIsReplacedWhenAsked()
    {
        var id = await AddAsync("?department=Sales");
        var page = RenderPage<UsersPage>($"/users?department=Care&view={id}");
        page.Button("Views: Sales").Click();

        page.MenuItem("Replace with what is shown now").Click();

        page.WaitForText("Sales was saved.");
        Assert.Equal("?department=Care", (await Views.GetAsync(Me, "/users", id))!.Query);
    }

    [Fact]
    public async Task View_IsRenamed_ButtonSaysSo()
    {
        var id = await AddAsync("?department=Sales");
        var page = RenderPage<UsersPage>($"/users?view={id}");
        page.Button("Views: Sales").Click();

        page.MenuItem("Rename").Click();
        page.Field("Name").Change("Sales people");
        page.Press("Save");

        Assert.NotNull(page.Button("Views: Sales people"));
    }

    [Fact]
    public async Task View_IsDeleted_TheTableStaysAndItCanBeUndone()
    {
        var id = await AddAsync("?department=Sales");
        var page = RenderPage<UsersPage>($"/users?view={id}");
        page.Button("Views: Sales").Click();

        page.MenuItem("Delete").Click();
        Assert.Contains("Only the view goes.", page.Dialog("Delete Sales?").TextContent, StringComparison.Ordinal);
        page.Press("Delete");

        page.WaitForAssertion(() => Assert.Equal("/users?department=Sales", Address));
        page.Press("Undo");
        page.WaitForText("Undone: Sales is back.");
        Assert.NotNull(await Views.GetAsync(Me, "/users", id));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("999")]
    [InlineData("nonsense")]
    public async Task Link_SomebodyElsesOrGone_SaysSoAndShowsTheTable(string asked)
    {
        await AddAsync("?department=Sales");
        Get<CurrentActor>().Become(TestActors.Operator);

        var page = RenderPage<UsersPage>($"/users?view={asked}");

        page.WaitForText("There is no such view here, or it is somebody's own. Its owner can save it for everybody.");
        Assert.Equal("/users", Address);
        Assert.NotNull(page.Row("Ann"));
    }

    [Theory]
    [InlineData("?time-schedule=999")]
    [InlineData("?call-flow=gone&stuck=nowhere&no-such-filter=1")]
    [InlineData("?user-id=999")]
    public async Task View_OfSomethingThatIsGone_ShowsNothingAndDoesNotFail(string query)
    {
        var id = await AddAsync(query, columns: "First Name, No Such Column");

        RenderPage<UsersPage>($"/users?view={id}").WaitForText("Nothing matches the filters.");
    }

    private static Actor Me => TestActors.Administrator;

    private SavedViewService Views => Get<SavedViewService>();

    private async Task<long> AddAsync(string query, string columns = "First Name, Email") => (await Views.AddAsync(
        Me, new NewSavedView { Name = "Sales", Page = "/users", Query = query, Columns = columns })).Value;
}
