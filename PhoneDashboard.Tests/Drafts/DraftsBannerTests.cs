using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Drafts;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Drafts;

public sealed class DraftsBannerTests : DashboardTestContext, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.AddTeamAsync();
        _ = (await Get<DraftService>().KeepAsync(
            TestActors.Administrator,
            DraftForms.CreateUser,
            "Create New User",
            "/users?add=1",
            """{"Step":1,"ConfigureLine":true,"User":{"FirstName":"Chiara"},"Line":null}""")).Value;
    }

    [Fact]
    public void Return_OffersTheDraft_AndContinueGoesToItsForm()
    {
        var banner = Render<DraftsBanner>();

        banner.WaitForText("You were filling in Create New User (today ");
        banner.Press("Continue Create New User");

        Assert.EndsWith("/users?add=1", Get<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_DropsItAndStopsOffering()
    {
        var banner = Render<DraftsBanner>();

        banner.Press("Discard Create New User");

        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("button")));
        Assert.Empty(await Get<DraftService>().ListAsync(TestActors.Administrator));
    }

    [Fact]
    public void Return_OfAnotherAccount_OffersNothing()
    {
        Get<CurrentActor>().Become(TestActors.Operator);

        Assert.Empty(Render<DraftsBanner>().FindAll("button"));
    }

    [Fact]
    public void Return_RoleDoesNotAllowTheFormAnyMore_OffersNothing()
    {
        Get<CurrentActor>().Become(Actor.Of(TestActors.Administrator.AccountId!.Value, "Administrator", Role.Manager));

        Assert.Empty(Render<DraftsBanner>().FindAll("button"));
    }

    [Fact]
    public async Task FormIsOpen_IsNotOfferedBesideIt_AndAgainWhenItGoesAwayUnsaved()
    {
        var banner = Render<DraftsBanner>();
        banner.Button("Continue Create New User");
        var dialogs = Render<WindowHost>();

        _ = dialogs.InvokeAsync(() => CreateUserWizard.ShowAsync(Get<DialogOpener>()));
        Assert.Equal("Chiara", dialogs.Field("First Name").GetAttribute("value"));
        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("button")));

        await dialogs.InvokeAsync(() => Get<DialogOpener>().Close());
        banner.WaitForAssertion(() => Assert.NotEmpty(banner.FindAll("button")));
    }
}
