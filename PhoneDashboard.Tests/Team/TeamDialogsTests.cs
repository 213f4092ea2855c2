using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Team;

namespace PhoneDashboard.Tests.Team;

/// <summary>Inviting a colleague and changing a role, from the table of team accounts.</summary>
public sealed class TeamDialogsTests : DashboardTestContext
{
    private const string Invite = "Invite a colleague";

    [Fact]
    public async Task Invite_Colleague_IsInvitedWithTheRoleAndInTheTable()
    {
        var page = await InviteFormAsync();
        Fill(page, " Hanna Helpdesk ", "hanna@example.com");
        Choose(page, Role.Support);
        page.WaitForText("Reads everything, sends invites, signs lost phones out.");

        Submit(page, Invite);

        page.WaitForNoDialog();
        page.WaitForText("The invitation to Hanna Helpdesk is written to a folder on the server");
        Assert.Contains("Invited", page.Row("Hanna Helpdesk").TextContent, StringComparison.Ordinal);
        Assert.Equal(Role.Support, await RoleAsync("hanna@example.com"));
    }

    [Theory]
    [InlineData("", "hanna@example.com", "Name", "Enter the name.")]
    [InlineData("Hanna", "", "Email", "Enter the e-mail address.")]
    [InlineData("Hanna", "hanna at example", "Email", "Enter an e-mail address such as name@example.com.")]
    [InlineData("Hanna", "ADMIN@example.com", "Email", "Ada Admin has this e-mail address. Enter a different one.")]
    public async Task Invite_Refused_SaysSoAtTheFieldAndKeepsWhatWasTyped(string name, string email, string field, string problem)
    {
        var page = await InviteFormAsync();
        Fill(page, name, email);

        Submit(page, Invite);

        Assert.Equal(problem, page.Error(field));
        Assert.Equal((name, email), (page.Field("Name").GetAttribute("value") ?? "", page.Field("Email").GetAttribute("value") ?? ""));
        Assert.Equal(1, await CountAsync());

        Fill(page, "Hanna", "hanna@example.com");
        Submit(page, Invite);
        page.WaitForNoDialog();
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Invite_Cancelled_AsksAndMakesNoAccount()
    {
        var page = await InviteFormAsync();
        Fill(page, "Hanna", "hanna@example.com");

        page.Press("Cancel");
        page.Press("Discard");

        page.WaitForNoDialog();
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task ChangeRole_Saved_IsTheNewRoleAndInTheTable()
    {
        await this.AddTeamAsync();
        var page = RenderPage<TeamAccountsPage>("/team-accounts");
        page.Act("Olga Operator", "Change Role");

        Choose(page, Role.Manager);
        Submit(page, "Change role");

        page.WaitForNoDialog();
        page.WaitForText("Olga Operator is Manager now, and has to sign in again.");
        Assert.Contains("Manager", page.Row("Olga Operator").TextContent, StringComparison.Ordinal);
        Assert.Equal(Role.Manager, await RoleAsync("operator@example.com"));
    }

    [Fact]
    public async Task ChangeRole_OfTheLastAdministrator_IsRefusedAndKeepsTheChoice()
    {
        await this.AddTeamAsync();
        var page = RenderPage<TeamAccountsPage>("/team-accounts");
        page.Act("Ada Admin", "Change Role");

        Choose(page, Role.Support);
        Submit(page, "Change role");

        page.WaitForText("This is the last administrator who can sign in. Make somebody else an administrator first.");
        Assert.Contains(
            "Reads everything, sends invites, signs lost phones out.", page.Dialog("Change role").TextContent, StringComparison.Ordinal);
        Assert.Equal(Role.Administrator, await RoleAsync(TeamSession.Email));
    }

    [Fact]
    public async Task ChangeRole_Cancelled_ChangesNothing()
    {
        await this.AddTeamAsync();
        var page = RenderPage<TeamAccountsPage>("/team-accounts");
        page.Act("Olga Operator", "Change Role");
        Choose(page, Role.Administrator);

        page.Press("Cancel");
        page.Press("Discard");

        page.WaitForNoDialog();
        Assert.Equal(Role.Operator, await RoleAsync("operator@example.com"));
    }

    private static void Fill(IRenderedComponent<IComponent> page, string name, string email)
    {
        page.Field("Name").Change(name);
        page.Field("Email").Change(email);
    }

    private static void Choose(IRenderedComponent<IComponent> page, Role role)
    {
        page.Pick("Role", role.ToString());
    }

    private static void Submit(IRenderedComponent<IComponent> page, string dialog) => page.Dialog(dialog).QuerySelector("form")!.Submit();

    private async Task<IRenderedComponent<IComponent>> InviteFormAsync()
    {
        _ = (await Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        var page = RenderPage<TeamAccountsPage>("/team-accounts");
        page.Press("Invite");
        page.Dialog(Invite);
        return page;
    }

    private async Task<int> CountAsync() => (await Get<TeamAccountService>().ListAsync(TestActors.Administrator, new())).Rows.Count;

    private async Task<Role> RoleAsync(string email) =>
        (await Get<TeamAccountService>().ListAsync(TestActors.Administrator, new())).Rows.Single(row => row.Email == email).Role;
}
