using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AudioFiles;
using PhoneDashboard.Web.Components.DeliveryMethods;
using PhoneDashboard.Web.Components.Drafts;
using PhoneDashboard.Web.Components.FeatureCodes;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.Team;
using PhoneDashboard.Web.Components.TimeSchedules;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Drafts;

/// <summary>A form that goes away half filled is filled the same way when it comes again; one that was saved or given up is not.</summary>
public sealed class FormDraftTests : DashboardTestContext, IAsyncLifetime
{
    private const string Continued = "Continued from your draft of today";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.AddTeamAsync();
    }

    [Fact]
    public async Task Wizard_GoneInStepTwo_GoesOnThereWithAllThatWasTyped()
    {
        var page = await InStepTwoAsync();
        page.Toggle("Enable External Outbound Calls");

        page = await ComeBackAsync(CreateUserWizard.ShowAsync);

        page.WaitForText(Continued);
        Assert.Equal("true", page.Field("Enable External Outbound Calls").GetAttribute("aria-checked"));
        page.Press("Back");
        Assert.Equal("Chiara", page.Field("First Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Wizard_StepChanges_IsKeptAtOnce()
    {
        var page = await InStepTwoAsync();

        page.WaitForAssertion(() => Assert.Contains("\"Step\":2", Kept(DraftForms.CreateUser)?.Content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wizard_Saved_KeepsNoDraft()
    {
        var page = await InStepTwoAsync();
        page.WaitForAssertion(() => Assert.NotNull(Kept(DraftForms.CreateUser)));

        await page.Find("form").SubmitAsync();

        page.WaitForText("Chiara Rossi was created with an app line.");
        page.WaitForAssertion(() => Assert.Null(Kept(DraftForms.CreateUser)));
    }

    [Fact]
    public async Task Wizard_Discarded_KeepsNoDraft()
    {
        var page = Open(CreateUserWizard.ShowAsync);
        page.Field("First Name").Change("Chiara");
        page = await ComeBackAsync(CreateUserWizard.ShowAsync);
        page.WaitForText(Continued);

        page.Press("Cancel");
        page.Press("Discard");

        page.WaitForAssertion(() => Assert.Null(Kept(DraftForms.CreateUser)));
        page.WaitForNoDialog();
    }

    [Fact]
    public async Task Wizard_ContinuedAndGivenUp_NamesWhatTheDraftWouldLoseOfBothSteps()
    {
        var page = await InStepTwoAsync();
        page.Toggle("Record On Demand");
        page = await ComeBackAsync(CreateUserWizard.ShowAsync);
        page.WaitForText(Continued);

        page.Press("Cancel");

        page.WaitForText("What you changed would be lost: First Name, Last Name, Record On Demand.");
    }

    [Fact]
    public async Task EditUser_ContinuedAndGivenUp_NamesWhatTheDraftWouldLose()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Open(dialogs => EditUserDialog.ShowAsync(dialogs, ben));
        page.Field("Job Title").Change("Dispatcher");
        page = await ComeBackAsync(dialogs => EditUserDialog.ShowAsync(dialogs, ben));
        page.WaitForText(Continued);

        page.Press("Cancel");

        page.WaitForText("What you changed would be lost: Job Title.");
    }

    [Fact]
    public async Task AddInternalNumber_ContinuedInTheOtherWay_NamesWhatIsNotShown()
    {
        var page = Open(AddInternalNumberDialog.ShowAsync);
        page.Field("Number").Change("201");
        page.FindAll("label").Single(choice => choice.TextContent == "A range").QuerySelector("input")!.Change(true);
        page.Field("From").Change("300");
        page = await ComeBackAsync(AddInternalNumberDialog.ShowAsync);
        page.WaitForText(Continued);

        page.Press("Cancel");

        page.WaitForText("What you changed would be lost: Number, From.");
    }

    [Fact]
    public void TimeSchedule_HoursGivenUp_AreNamed()
    {
        var page = Open(dialogs => TimeScheduleDialog.ShowAsync(dialogs));
        page.Find("input[aria-label='Monday to']").Change("18:30:00");

        page.Press("Cancel");

        page.WaitForText("What you changed would be lost: Working Days and Working Hours.");
    }

    [Fact]
    public async Task StartOver_ShowsTheEmptyFormAndDropsTheDraft()
    {
        var page = Open(CreateUserWizard.ShowAsync);
        page.Field("First Name").Change("Chiara");
        page = await ComeBackAsync(CreateUserWizard.ShowAsync);

        page.Press("Start over");

        page.WaitForAssertion(() => Assert.True(string.IsNullOrEmpty(page.Field("First Name").GetAttribute("value"))));
        page.WaitForAssertion(() => Assert.Null(Kept(DraftForms.CreateUser)));
        Assert.DoesNotContain(page.FindAll("p"), line => line.TextContent.Contains(Continued, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typing_FieldNotLeftYet_IsKeptWithoutTheFormComplaining()
    {
        var page = Open(CreateUserWizard.ShowAsync);

        await page.InvokeAsync(() => page.FindComponent<FormDraftLine>().Instance.Typed(page.Field("Email").Id!, "chiara@exa"));

        Assert.Empty(page.FindAll(".field-error"));
        Assert.True(string.IsNullOrEmpty(page.Field("Email").GetAttribute("value")));
        page = await ComeBackAsync(CreateUserWizard.ShowAsync);
        page.WaitForAssertion(() => Assert.Equal("chiara@exa", page.Field("Email").GetAttribute("value")));
    }

    [Fact]
    public async Task Typing_InputOfNoField_IsLeftOut()
    {
        var page = Open(CreateUserWizard.ShowAsync);

        await page.InvokeAsync(() => page.FindComponent<FormDraftLine>().Instance.Typed("no-such-input", "x"));
        page = await ComeBackAsync(CreateUserWizard.ShowAsync);

        Assert.NotNull(page.Field("First Name"));
        Assert.Null(Kept(DraftForms.CreateUser));
    }

    [Fact]
    public async Task EditUser_ChangedMeanwhile_AsksAndNothingIsOverwritten()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Open(dialogs => EditUserDialog.ShowAsync(dialogs, ben));
        page.Field("Job Title").Change("Mine");
        await DisposeComponentsAsync();
        var theirs = await Get<PhoneUserService>().GetAsync(TestActors.Operator, ben);
        theirs!.JobTitle = "Theirs";
        Assert.True((await Get<PhoneUserService>().SaveAsync(TestActors.Operator, theirs)).Succeeded);

        page = Open(dialogs => EditUserDialog.ShowAsync(dialogs, ben));
        Assert.Equal("Mine", page.Field("Job Title").GetAttribute("value"));
        await page.Find("form").SubmitAsync();

        page.WaitForText("Both changed it");
        Assert.Equal("Theirs", (await Get<PhoneUserService>().GetAsync(TestActors.Administrator, ben))!.JobTitle);
        Assert.NotNull(Kept(DraftForms.KeyOf(DraftForms.EditUser, ben)));
        page.Press("Take all theirs");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Null(Kept(DraftForms.KeyOf(DraftForms.EditUser, ben))));
    }

    [Fact]
    public async Task AddDidNumber_PastedList_ComesBackAsAList()
    {
        var page = Open(AddDidNumberDialog.ShowAsync);
        page.FindAll("label").Single(choice => choice.TextContent == "Paste a list").QuerySelector("input")!.Change(true);
        page.Field("Numbers, one per line").Change("+1 202 555 0101\n+1 202 555 0102");

        page = await ComeBackAsync(AddDidNumberDialog.ShowAsync);

        page.WaitForAssertion(
            () => Assert.Contains("0102", page.Field("Numbers, one per line").GetAttribute("value"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task FeatureCode_AndDeliveryMethod_ComeBack()
    {
        var page = Open(dialogs => FeatureCodeDialog.ShowAsync(dialogs));
        page.Field("Code").Change("*7");
        page = await ComeBackAsync(dialogs => FeatureCodeDialog.ShowAsync(dialogs));
        page.WaitForAssertion(() => Assert.Equal("*7", page.Field("Code").GetAttribute("value")));
        await DisposeComponentsAsync();

        var id = await this.AddDeliveryMethodAsync("Sales");
        page = Open(dialogs => DeliveryMethodDialog.ShowAsync(dialogs, id));
        page.Field("Name").Change("Sales recordings");
        page = await ComeBackAsync(dialogs => DeliveryMethodDialog.ShowAsync(dialogs, id));
        page.WaitForAssertion(() => Assert.Equal("Sales recordings", page.Field("Name").GetAttribute("value")));
        Assert.Equal(
            "/delivery-methods?open=" + id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Kept(DraftForms.KeyOf(DraftForms.DeliveryMethod, id))!.Address);
    }

    [Fact]
    public async Task TimeSchedule_Hours_ComeBackAndAreSaved()
    {
        var page = Open(dialogs => TimeScheduleDialog.ShowAsync(dialogs));
        page.Field("Title").Change("Shop");
        page.Find("input[aria-label='Monday to']").Change("18:30:00");

        page = await ComeBackAsync(dialogs => TimeScheduleDialog.ShowAsync(dialogs));
        page.WaitForText(Continued);
        await page.Find("form").SubmitAsync();

        page.WaitForText("Shop was saved.");
        await using var db = await OpenAsync();
        var schedule = await db.TimeSchedules.SingleAsync(saved => saved.Title == "Shop");
        Assert.Contains("18:30", (await Get<TimeScheduleService>().GetAsync(TestActors.Administrator, schedule.Id))!.Days[0].Hours.Select(
            hours => hours.To!.Value.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        page.WaitForAssertion(() => Assert.Null(Kept(DraftForms.TimeSchedule)));
    }

    [Fact]
    public async Task TimeSchedule_Exceptions_ComeBackAndAreSaved()
    {
        var page = Open(dialogs => TimeScheduleDialog.ShowAsync(dialogs));
        page.Field("Title").Change("Shop");
        page.Press("Add exception");
        page.Field("Name").Change("New Year");
        page.Field("From").Change("2027-01-01");

        page = await ComeBackAsync(dialogs => TimeScheduleDialog.ShowAsync(dialogs));
        page.WaitForText(Continued);
        page.Press("Cancel");
        page.WaitForText("What you changed would be lost: Title, Exceptions.");
        page.Press("Keep editing");
        await page.Find("form").SubmitAsync();

        page.WaitForText("Shop was saved.");
        var schedules = Get<TimeScheduleService>();
        var id = (await schedules.OptionsAsync(TestActors.Administrator)).Single(schedule => schedule.Title == "Shop").Id;
        Assert.Equal("New Year", Assert.Single((await schedules.GetAsync(TestActors.Administrator, id))!.Exceptions).Name);
    }

    [Fact]
    public async Task InviteColleague_AndRenameAudioFile_ComeBack()
    {
        var page = Open(InviteColleagueDialog.ShowAsync);
        page.Field("Name").Change("Casey Operator");
        page = await ComeBackAsync(InviteColleagueDialog.ShowAsync);
        page.WaitForAssertion(() => Assert.Equal("Casey Operator", page.Field("Name").GetAttribute("value")));
        await DisposeComponentsAsync();

        var id = await this.AddAudioAsync("Welcome");
        page = Open(dialogs => RenameAudioFileDialog.ShowAsync(dialogs, id));
        page.WaitForElement("form");
        page.Field("Name").Change("Welcome, new");
        page = await ComeBackAsync(dialogs => RenameAudioFileDialog.ShowAsync(dialogs, id));
        page.WaitForAssertion(() => Assert.Equal("Welcome, new", page.Field("Name").GetAttribute("value")));
    }

    [Theory]
    [InlineData("Account Name", "Half typed", DraftForms.Settings)]
    [InlineData("Backups Kept", "12", DraftForms.BackupSettings)]
    [InlineData("App Name", "Half typed", DraftForms.PhoneSettings)]
    [InlineData("Invite Subject", "Half typed", DraftForms.InviteMail)]
    public async Task Settings_GoneInTheMiddle_ComeBackUntilTheyAreSaved(string field, string text, string key)
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field(field).Change(text);
        await DisposeComponentsAsync();

        page = RenderPage<SettingsPage>("/settings");
        page.WaitForText(Continued);
        Assert.Equal(text, page.Field(field).GetAttribute("value"));

        page.Press("Start over");
        page.WaitForAssertion(() => Assert.NotEqual(text, page.Field(field).GetAttribute("value")));
        page.Field(field).Change(text);
        await page.Field(field).Closest("form")!.SubmitAsync();

        page.WaitForAssertion(() => Assert.Null(Kept(key)));
    }

    /// <summary>What was typed and saved within a second is no draft of the form that begins anew.</summary>
    [Theory]
    [InlineData("Account Name", "Example Ltd", DraftForms.Settings)]
    [InlineData("Backups Kept", "12", DraftForms.BackupSettings)]
    [InlineData("App Name", "Example Phone", DraftForms.PhoneSettings)]
    [InlineData("Invite Subject", "Your phone", DraftForms.InviteMail)]
    public async Task Settings_SavedAtOnceAndLeft_KeepNoDraft(string field, string text, string key)
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field(field).Change(text);

        await page.Field(field).Closest("form")!.SubmitAsync();
        page.WaitForElement(".toast");
        await DisposeComponentsAsync();

        Assert.Null(Kept(key));
    }

    private KeptDraft? Kept(string key) => Get<DraftService>().FindAsync(TestActors.Administrator, key).GetAwaiter().GetResult();

    private IRenderedComponent<WindowHost> Open<TResult>(Func<DialogOpener, Task<TResult>> show)
    {
        var page = Render<WindowHost>();
        _ = page.InvokeAsync(() => show(Get<DialogOpener>()));
        return page;
    }

    private async Task<IRenderedComponent<WindowHost>> InStepTwoAsync()
    {
        var page = Open(CreateUserWizard.ShowAsync);
        page.Field("First Name").Change("Chiara");
        page.Field("Last Name").Change("Rossi");
        await page.Find("form").SubmitAsync();
        return page;
    }

    /// <summary>The connection goes away for good, and the person opens the form by hand.</summary>
    private async Task<IRenderedComponent<WindowHost>> ComeBackAsync<TResult>(Func<DialogOpener, Task<TResult>> show)
    {
        await DisposeComponentsAsync();
        return Open(show);
    }
}
