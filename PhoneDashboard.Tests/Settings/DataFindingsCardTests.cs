using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Settings;

namespace PhoneDashboard.Tests.Settings;

public sealed class DataFindingsCardTests : DashboardTestContext
{
    [Fact]
    public void Settings_NothingFound_HasNoCard()
    {
        var page = RenderPage<SettingsPage>("/settings");

        page.WaitForText("Account Name");
        Assert.DoesNotContain("Data to check", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_TwoOfOneName_ListsTheYoungerUntilItIsRenamed()
    {
        await this.AddAudioAsync("O’Brien");
        var younger = await this.AddAudioAsync("Other");
        await using (var db = await OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE AudioFiles SET Name = 'O''Brien', NameKey = 'O''Brien' WHERE Name = 'Other'; DELETE FROM UpkeepProgress;");
        }

        await Get<UpkeepRun>().RunAsync(CancellationToken.None);
        var page = RenderPage<SettingsPage>("/settings");

        page.WaitForText("Audio File O'Brien");
        page.WaitForText("“O’Brien” is the same name, only written differently. Rename one of the two.");

        var edit = (await Get<AudioFileService>().GetAsync(TestActors.Administrator, younger))!;
        edit.Name = "Another";
        Assert.True((await Get<AudioFileService>().SaveAsync(TestActors.Administrator, edit)).Succeeded);

        page.WaitForAssertion(() => Assert.DoesNotContain("Data to check", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_NumbersThatAreNone_TakesWhatWasMeantOrKeepsThem()
    {
        await this.AddDidAsync("4402079460019");
        await this.AddDidAsync("120255501010");
        await using (var db = await OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM UpkeepProgress;");
        }

        await Get<UpkeepRun>().RunAsync(CancellationToken.None);
        var page = RenderPage<SettingsPage>("/settings");

        page.Button("Use +44 20 7946 0019 (United Kingdom)").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("+4402079460019", page.Markup, StringComparison.Ordinal));
        page.Button("It is right: +1 20255501010").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("Data to check", page.Markup, StringComparison.Ordinal));

        await using var after = await OpenAsync();
        Assert.Equal(["120255501010", "442079460019"], await after.DidNumbers.Select(did => did.Digits).Order().ToListAsync());
    }
}
