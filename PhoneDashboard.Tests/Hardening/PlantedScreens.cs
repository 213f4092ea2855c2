using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Browser;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Live;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Two texts in every field that people fill, and the screens that show them.</summary>
internal sealed class PlantedScreens
{
    private readonly string _one, _other;
    private readonly string[] _opened;

    private PlantedScreens(string one, string other, string[] opened) => (_one, _other, _opened) = (one, other, opened);

    private string Name => $"{_one} {_other}".Isolated();

    private IEnumerable<string> Paths =>
    [
        "/", "/users", "/users/devices", "/contact-methods", "/contact-methods/sip-accounts", "/numbers", "/numbers/internal",
        "/numbers/trunks", "/call-flows", "/audio-files", "/delivery-methods", "/feature-codes", "/time-schedules", "/team-accounts",
        "/settings", "/activity", "/account",
        $"/users?search={_other}", $"/users?name={_one}", $"/users?department={_other}", "/no-such-page",
    ];

    internal static async Task<PlantedScreens> CreateAsync(DashboardServer server, string one, string other)
    {
        var schedule = await server.Get<TimeScheduleService>().NewAsync(TestActors.Administrator);
        schedule.Title = one;
        var scheduleId = (await server.Get<TimeScheduleService>().AddAsync(TestActors.Administrator, schedule)).Value;
        var number = await server.Get<DidNumberService>().NewAsync(TestActors.Administrator);
        (number.Number, number.Description) = ("+12025550101", other);
        var did = (await server.Get<DidNumberService>().AddAsync(TestActors.Administrator, number)).Value;
        var method = await server.AddDeliveryMethodAsync(one);
        var audio = await server.AddAudioAsync(other);
        var user = (await server.Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator,
            new NewPhoneUser
            {
                FirstName = one,
                LastName = other,
                Department = one,
                JobTitle = other,
                Email = "ben@example.com",
                TimeScheduleId = scheduleId,
            },
            new AppLineEdit { DidNumberIds = [did], DeliveryMethodIds = [method], InternalAnnouncementId = audio })).Value.Id;
        var line = await server.LineOfAsync(user);
        var flow = await server.AddCallFlowAsync(one, line);
        var device = await server.AddDeviceAsync(user, other);
        await server.AddSipAccountAsync(user, one);
        var settings = AccountSettingsEdit.From(await server.Get<SettingsService>().GetAsync(TestActors.Administrator));
        settings.Name = one;
        _ = (await server.Get<SettingsService>().SaveAsync(TestActors.Administrator, settings)).Value;
        var colleague = new NewTeamAccount { Name = other, Email = "sam@example.com", Role = Role.Support };
        _ = (await server.Get<TeamAccountService>().InviteAsync(TestActors.Administrator, colleague)).Value;
        _ = (await server.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Value;
        return new PlantedScreens(one, other,
            [$"/users?open={user}", $"/contact-methods?open={line}", $"/call-flows?open={flow}", $"/users/devices?open={device}"]);
    }

    /// <summary>Opens each screen and looks at it.</summary>
    /// <param name="page">Somebody who may see all of them.</param>
    /// <param name="lookAsync">Looks at what is shown; is told where that is.</param>
    internal async Task WalkAsync(IPage page, Func<string, Task> lookAsync)
    {
        foreach (var path in Paths.Concat(_opened))
        {
            await new Screen("planted", path).ShowAsync(page);
            if (_opened.Contains(path))
            {
                await Expect(page.Locator("[role=dialog]:visible, .side-panel").Last).ToBeVisibleAsync();
            }

            await lookAsync(path);
        }

        await page.GotoAsync("/users");
        await page.ActAsync(Name, "Delete");
        await Expect(page.GetByRole(AriaRole.Dialog).Last).ToContainTextAsync(Name);
        await lookAsync("the confirmation");
        foreach (var (path, panel) in new[] { ("/users", "History"), ("/contact-methods", "Relations") })
        {
            await page.GotoAsync(path);
            await page.ActAsync(Name, panel);
            await Expect(page.Locator(".side-panel")).ToContainTextAsync(Name);
            await lookAsync(panel);
        }
    }
}
