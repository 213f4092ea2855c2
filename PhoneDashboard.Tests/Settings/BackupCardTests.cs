using Bunit;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Settings;

public sealed class BackupCardTests : DashboardTestContext
{
    [Fact]
    public async Task BackUpNow_WritesOneAndOffersItsFiles()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("There is no backup yet.");

        page.Press("Back up now");

        page.WaitForText("The backup was written: phonedashboard-");
        var backup = Assert.Single((await StatusAsync()).Kept);
        page.WaitForText("The last backup is of ");
        page.WaitForAssertion(() => Assert.Equal(
            backup.Files.Select(file => Path.GetFileName(file)),
            page.FindAll("a[download]").Select(link => link.GetAttribute("href")!.Split('/')[^1])));
        page.WaitForText("Database and keys together hold everything");
    }

    [Fact]
    public async Task BackUpNow_FolderCannotBeWritten_SaysWhyInTheCard()
    {
        var folder = (await StatusAsync()).Folder;
        await File.WriteAllTextAsync(folder, "a file in the way");
        var page = RenderPage<SettingsPage>("/settings");

        page.Press("Back up now");

        page.WaitForText("The backup failed. The card says why.");
        page.WaitForText("Check the folder, its rights and the room on its disk.");
    }

    [Fact]
    public async Task Save_ValidInput_IsSaved()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Backup Time").Change("23:15:00");
        page.Field("Backups Kept").Change("30");

        Form(page).Submit();

        page.WaitForText("The backup settings are saved.");
        var saved = await Get<SettingsService>().GetAsync(TestActors.Administrator);
        Assert.Equal((new TimeOnly(23, 15), 30, true), (saved.BackupTime, saved.BackupsKept, saved.DailyBackup));
    }

    [Fact]
    public async Task Save_OneselfSavedInAnotherWindow_ShowsBothAndSavesWhatWasChosen()
    {
        var (one, other) = (RenderPage<SettingsPage>("/settings"), Render<SettingsPage>());
        one.WaitForText("You have this open in another window too");
        one.Field("Backups Kept").Change("30");
        other.Field("Backups Kept").Change("14");
        other.Field("Backup Time").Change("23:15:00");
        Form(other).Submit();
        one.WaitForText("The backup settings are saved."); // both have their messages there

        Form(one).Submit();

        one.WaitForText("You saved this in your other window while you were editing here");
        Assert.Equal(("14", "30", null), one.Conflict("Backups Kept"));
        Assert.Equal(("23:15", "02:30", "Your other window"), one.Conflict("Backup Time"));
        one.Choose("Backups Kept", "Mine");
        Form(one).Submit();
        await one.WaitForAssertionAsync(async () => Assert.Equal((new TimeOnly(23, 15), 30), await SavedAsync()));
    }

    [Fact]
    public async Task Save_DraftOfWhatSomebodySavedSince_LeadsToTheChoiceInsteadOfARefusal()
    {
        await this.AddTeamAsync();
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Backups Kept").Change("30");
        await DisposeComponentsAsync();
        var theirs = BackupSettingsEdit.From(await Get<SettingsService>().GetAsync(TestActors.Administrator));
        theirs.BackupsKept = 14;
        var other = TestActors.Operator with { Permissions = TestActors.Administrator.Permissions };
        Assert.True((await Get<SettingsService>().SaveBackupAsync(other, theirs)).Succeeded);

        page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("Continued from your draft");
        Form(page).Submit();

        page.WaitForAssertion(() => Assert.Equal(("14", "30", null), page.Conflict("Backups Kept")));
        page.Press("Take all theirs");
        Form(page).Submit();
        page.WaitForText("The backup settings are saved.");
        Assert.Equal(14, (await SavedAsync()).Kept);
    }

    [Fact]
    public async Task TheTwoFormsOfThePage_AreNotOpenBesideEachOther_AndSavesOfTheOneAreNoNewsToTheOther()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Backups Kept").Change("30");
        Assert.DoesNotContain("open in another window", page.Markup, StringComparison.Ordinal);

        Form(page).Submit();
        page.WaitForText("The backup settings are saved.");
        await Task.Delay(TimeSpan.FromSeconds(1)); // what would come, comes after a third of one

        Assert.DoesNotContain("saved this at", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_BadInput_SaysSoAtTheFields()
    {
        var page = RenderPage<SettingsPage>("/settings");
        page.Field("Backup Time").Change("");
        page.Field("Backups Kept").Change("0");

        Form(page).Submit();

        Assert.Equal("Enter a time, such as 02:30.", page.Error("Backup Time"));
        Assert.Equal("Enter a number from 1 to 365.", page.Error("Backups Kept"));
    }

    [Fact]
    public void Open_ByAnOperator_ShowsNoBackups()
    {
        Get<CurrentActor>().Become(TestActors.Operator);
        var page = RenderPage<SettingsPage>("/settings");

        Assert.DoesNotContain(page.FindAll("h2"), heading => heading.TextContent == "Backup");
    }

    private static AngleSharp.Dom.IElement Form(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) =>
        page.Field("Backup Time").Closest("form")!;

    private async Task<(TimeOnly Time, int Kept)> SavedAsync()
    {
        var saved = await Get<SettingsService>().GetAsync(TestActors.Administrator);
        return (saved.BackupTime, saved.BackupsKept);
    }

    private Task<BackupStatus> StatusAsync() => Get<BackupArchive>().GetAsync(TestActors.Administrator);
}
