using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.Overview;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.TimeSchedules;

namespace PhoneDashboard.Tests.TimeSchedules;

/// <summary>A time zone that this machine does not know is read as UTC and said; nothing else stops (Specification 5, rule 13).</summary>
public sealed class UnknownZoneTests : DashboardTestContext
{
    private const string Unknown = NoZoneProgram.Unknown,
        Said = $"This machine does not know the time zone {Unknown}, and works in UTC instead.";

    [Fact]
    public Task Services_ZoneIsNotKnown_WorkInUtc() => NoZoneProgram.CheckAsync(Unknown);

    [Fact]
    public async Task Services_MachineWithoutZoneData_WorkInUtc() => Assert.Equal("", await NoZoneProgram.StartAsync());

    [Fact]
    public void Sources_NameOfAZone_BecomesAZoneInOnePlace()
    {
        var places = new[] { "PhoneDashboard.Core", "PhoneDashboard.Web" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("FindSystemTimeZoneById", StringComparison.Ordinal));

        Assert.Equal("TimeZones.cs", Path.GetFileName(Assert.Single(places)));
    }

    [Theory]
    [InlineData(typeof(OverviewPage), "/")]
    [InlineData(typeof(ActivityPage), "/activity")]
    [InlineData(typeof(SettingsPage), "/settings")]
    [InlineData(typeof(TimeSchedulesPage), "/time-schedules")]
    public async Task Pages_ZoneIsNotKnown_AreShown(Type page, string address)
    {
        await this.AddUserAsync("Ann", "Aalto", "ann@example.com");
        _ = (await Get<InviteService>().SendAsync(
            TestActors.Administrator, (await Get<PhoneUserService>().ListAsync(TestActors.Administrator, new())).Rows[0].Id)).Value;
        await SetZoneAsync();

        var shown = (IRenderedComponent<IComponent>)typeof(UnknownZoneTests).GetMethod(
            nameof(RenderPage), System.Reflection.BindingFlags.Instance
                | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(page).Invoke(this, [address])!;

        shown.WaitForAssertion(() => Assert.DoesNotContain("Loading", shown.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("could not be", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ZoneIsNotKnown_SayItAtTheField()
    {
        await SetZoneAsync();

        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForAssertion(() => Assert.Contains(Said, page.Markup, StringComparison.Ordinal));
        page.WaitForText("In the account's time zone, UTC.");
    }

    [Fact]
    public async Task Banner_ZoneIsNotKnown_SaysItToWhoMayChangeIt()
    {
        await SetZoneAsync();
        var banner = Render<AccountBanners>();
        banner.WaitForAssertion(() => Assert.Contains(Said, banner.Markup, StringComparison.Ordinal));

        await SaveZoneAsync(TimeZones.Utc);
        banner.WaitForAssertion(() => Assert.Empty(banner.Markup.Trim()), TimeSpan.FromSeconds(5));

        await SetZoneAsync();
        Get<CurrentActor>().Become(TestActors.Administrator with { Permissions = new HashSet<Permission> { Permission.Read } });
        Assert.Empty(Render<AccountBanners>().Markup.Trim());
    }

    private async Task SetZoneAsync()
    {
        await this.SetCountryAsync("US");
        await using var db = await OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        (await db.AccountSettings.SingleAsync()).TimeZone = Unknown;
        _ = (await write.SaveAsync()).Value;
    }

    private async Task SaveZoneAsync(string zone)
    {
        var edit = AccountSettingsEdit.From(await Get<SettingsService>().GetAsync(TestActors.Administrator));
        edit.TimeZone = zone;
        _ = (await Get<SettingsService>().SaveAsync(TestActors.Administrator, edit)).Value;
    }
}
