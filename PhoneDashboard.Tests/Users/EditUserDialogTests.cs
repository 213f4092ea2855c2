using Bunit;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class EditUserDialogTests : DashboardTestContext
{
    private PhoneUserService Users => Get<PhoneUserService>();

    [Fact]
    public async Task Save_Changed_WritesTrimmedAndSaysSo()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = Render<WindowHost>();
        var saved = Open(page, ben);

        Assert.Equal("Ben", page.Field("First Name").GetAttribute("value"));
        page.Field("Job Title").Change(" Dispatcher ");
        page.Leave<string>("Department", "Sales");
        page.Find("form").Submit();

        Assert.True(await saved);
        page.WaitForText("Ben Ortega was saved.");
        var user = await Users.GetAsync(TestActors.Administrator, ben);
        Assert.Equal(("Dispatcher", "Sales"), (user!.JobTitle, user.Department));
    }

    [Fact]
    public async Task Save_FirstNameMissingAndEmailWrong_SaysSoAtTheFields()
    {
        var page = Render<WindowHost>();
        _ = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Field("First Name").Change("");
        page.Field("Email").Change("a@b");
        page.Find("form").Submit();

        Assert.Contains("Enter a first name.", page.Error("First Name"), StringComparison.Ordinal);
        Assert.Contains("“b” is not a domain such as example.com.", page.Error("Email"), StringComparison.Ordinal);
        Assert.Equal("a@b", page.Field("Email").GetAttribute("value"));
    }

    [Fact]
    public async Task Save_EmailOfAnotherInOtherCase_NamesWhoHasIt()
    {
        await this.AddUserAsync("Amara", "Diallo", "amara@example.com");
        var page = Render<WindowHost>();
        _ = Open(page, await this.AddUserAsync("Ben", "Ortega"));

        page.Field("Email").Change("AMARA@example.com");
        page.Find("form").Submit();

        Assert.Contains("Amara Diallo has this e-mail address.", page.Error("Email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_BothChangedTheSameField_WaitsForAChoiceAndSavesIt()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        var saved = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        await SaveAsOtherAsync(ben, user => (user.JobTitle, user.Department) = ("Theirs", "Sales"));

        page.Find("form").Submit();
        page.WaitForText("Operator changed Department, Job Title at ");
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
        Assert.Equal(("Theirs", "Mine", null), page.Conflict("Job Title"));
        Assert.Equal(("Sales", "Nothing", "Theirs"), page.Conflict("Department"));

        page.Find("form").Submit();
        page.WaitForText("Choose Theirs or Mine.");
        Assert.False(saved.IsCompleted);

        page.Choose("Job Title", "Mine");
        page.Find("form").Submit();
        Assert.True(await saved);
        var user = await Users.GetAsync(TestActors.Administrator, ben);
        Assert.Equal(("Mine", "Sales"), (user!.JobTitle, user.Department));
    }

    [Fact]
    public async Task Save_AThirdOneSavedMeanwhile_ComparesAgain()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        var saved = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        await SaveAsOtherAsync(ben, user => user.JobTitle = "Theirs");
        page.Find("form").Submit();
        page.Choose("Job Title", "Mine");
        await SaveAsOtherAsync(ben, user => user.JobTitle = "A third");

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(("A third", "Mine", null), page.Conflict("Job Title")));
        page.Press("Take all theirs");
        page.Find("form").Submit();

        Assert.True(await saved);
        Assert.Equal("A third", (await Users.GetAsync(TestActors.Administrator, ben))!.JobTitle);
    }

    [Fact]
    public async Task Save_TheySavedTheVerySame_AsksNothing()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        var saved = Open(page, ben);
        page.Field("Job Title").Change("Both ");
        await SaveAsOtherAsync(ben, user => user.JobTitle = "Both");

        page.Find("form").Submit();

        Assert.True(await saved);
    }

    [Fact]
    public async Task Save_DeletedMeanwhile_SaysSoAndKeepsWhatWasTyped()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        var saved = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        Assert.Empty((await Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, ben)).Problems);

        page.Find("form").Submit();

        page.WaitForText("What you typed is still here: copy what you need.");
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
        Assert.False(saved.IsCompleted);
    }

    [Fact]
    public async Task BackToTheForm_NothingChosen_IsAsItWasTyped()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        _ = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        await SaveAsOtherAsync(ben, user => user.JobTitle = "Theirs");
        page.Find("form").Submit();

        page.Press("Back to the form");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".conflict-field")));
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(("Theirs", "Mine", null), page.Conflict("Job Title")));
    }

    [Fact]
    public async Task SavedByAnother_WhileTheFormIsOpen_SaysSoAndShowsBothOnDemand()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        _ = Open(page, ben);
        page.Field("Job Title").Change("Mine");
        await SaveAsOtherAsync(ben, user => user.Department = "Sales");
        Get<ChangeFeed>().Tell([
            new ItemChange(nameof(PhoneUser), ben, AuditAction.Changed, TestActors.Operator.AccountId, TestActors.Operator.Name),
        ]);

        page.WaitForText("Operator saved this at ");
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
        page.Press("Look now");

        page.WaitForAssertion(() => Assert.Equal(("Sales", "Nothing", "Theirs"), page.Conflict("Department")));
        page.Press("Back to the form");
        page.WaitForAssertion(() => Assert.Equal("Sales", page.Field("Department").GetAttribute("value")));
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
    }

    [Fact]
    public async Task OpenElsewhere_ComesAndGoes_IsSaidByName()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<WindowHost>();
        _ = Open(page, ben);
        page.Field("Job Title");
        Assert.DoesNotContain("open too", page.Markup, StringComparison.Ordinal);

        var ann = Get<OpenEditors>().Enter(
            nameof(PhoneUser), ben, new HashSet<string> { nameof(PhoneUser.Email) }, Actor.Of(11, "Ann Smith", Role.Operator));
        page.WaitForText("Ann Smith has this open too");
        ann.Dispose();

        page.WaitForAssertion(() => Assert.DoesNotContain("open too", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_UserIsGone_SaysSo()
    {
        var page = Render<WindowHost>();

        Assert.False(await Open(page, 99));

        page.WaitForText("This user has been deleted.");
    }

    private async Task SaveAsOtherAsync(long id, Action<PhoneUserEdit> change)
    {
        var user = (await Users.GetAsync(TestActors.Operator, id))!;
        change(user);
        Assert.Empty((await Users.SaveAsync(TestActors.Operator, user)).Problems);
    }

    private Task<bool> Open(IRenderedComponent<WindowHost> page, long userId)
    {
        Task<bool>? saved = null;
        _ = page.InvokeAsync(() => saved = EditUserDialog.ShowAsync(Get<DialogOpener>(), userId));
        return saved!;
    }
}
