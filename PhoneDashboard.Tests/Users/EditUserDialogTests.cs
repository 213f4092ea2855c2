using Bunit;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;
using Radzen;
using Radzen.Blazor;

namespace PhoneDashboard.Tests.Users;

public sealed class EditUserDialogTests : DashboardTestContext
{
    private PhoneUserService Users => Get<PhoneUserService>();

    [Fact]
    public async Task Save_Changed_WritesTrimmedAndSaysSo()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = Render<RadzenComponents>();
        var saved = Open(page, ben);

        Assert.Equal("Ben", page.Field("First Name").GetAttribute("value"));
        page.Field("Job Title").Change(" Dispatcher ");
        page.Field("Department").Change("Sales");
        page.Find("form").Submit();

        Assert.True(await saved);
        page.WaitForText("Ben Ortega was saved.");
        var user = await Users.GetAsync(TestActors.Administrator, ben);
        Assert.Equal(("Dispatcher", "Sales"), (user!.JobTitle, user.Department));
    }

    [Fact]
    public async Task Save_FirstNameMissingAndEmailWrong_SaysSoAtTheFields()
    {
        var page = Render<RadzenComponents>();
        _ = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Field("First Name").Change("");
        page.Field("Email").Change("a@b");
        page.Find("form").Submit();

        Assert.Contains("Enter a first name.", page.Error("First Name"), StringComparison.Ordinal);
        Assert.Contains("Enter an e-mail address such as name@example.com.", page.Error("Email"), StringComparison.Ordinal);
        Assert.Equal("a@b", page.Field("Email").GetAttribute("value"));
    }

    [Fact]
    public async Task Save_EmailOfAnotherInOtherCase_NamesWhoHasIt()
    {
        await this.AddUserAsync("Amara", "Diallo", "amara@example.com");
        var page = Render<RadzenComponents>();
        _ = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Field("Email").Change("AMARA@example.com");
        page.Find("form").Submit();

        Assert.Contains("Amara Diallo has this e-mail address.", page.Error("Email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_SomebodyElseSavedMeanwhile_KeepsWhatWasTypedAndReloadsOnDemand()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<RadzenComponents>();
        var saved = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        var other = await Users.GetAsync(TestActors.Administrator, ben);
        other!.JobTitle = "Theirs";
        await Users.SaveAsync(TestActors.Administrator, other);

        page.Find("form").Submit();
        page.WaitForText("Administrator");
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
        Assert.False(saved.IsCompleted);

        page.Button("Reload").Click();
        page.WaitForAssertion(() => Assert.Equal("Theirs", page.Field("Job Title").GetAttribute("value")));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Reload");
    }

    [Fact]
    public async Task Open_UserIsGone_SaysSo()
    {
        var page = Render<RadzenComponents>();

        Assert.False(await Open(page, 99));

        page.WaitForText("This user has been deleted.");
    }

    private Task<bool> Open(IRenderedComponent<RadzenComponents> page, long userId)
    {
        Task<bool>? saved = null;
        _ = page.InvokeAsync(() => saved = EditUserDialog.ShowAsync(Get<DialogService>(), userId));
        return saved!;
    }
}
