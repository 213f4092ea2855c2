using Microsoft.EntityFrameworkCore;
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
using static Microsoft.Playwright.Assertions;
using static PhoneDashboard.Tests.Hardening.PlantedScript;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Script in every field of text that people fill stays text on every screen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StoredScriptTests(BrowserFixture browser)
{
    private static readonly string[] Paths =
    [
        "/", "/users", "/users/devices", "/contact-methods", "/contact-methods/sip-accounts", "/numbers", "/numbers/internal", "/numbers/trunks", "/call-flows", "/audio-files",
        "/delivery-methods", "/feature-codes", "/time-schedules", "/team-accounts", "/settings", $"/users?search={Script}", $"/users?name={Picture}", $"/users?department={Script}", "/no-such-page",
    ];

    [Fact]
    public async Task Screens_WithScriptInEveryField_ShowItAsText()
    {
        await using var server = new DashboardServer();
        var (user, line, flow, device) = await PlantAsync(server);
        string[] opened = [$"/users?open={user}", $"/contact-methods?open={line}", $"/call-flows?open={flow}", $"/users/devices?open={device}"];

        await browser.VisitAsync(server, "/", async page =>
        {
            var planted = new PlantedScript(page);
            foreach (var path in Paths.Concat(opened))
            {
                await new Screen("planted", path).ShowAsync(page);
                if (opened.Contains(path))
                {
                    await Expect(page.Locator("[role=dialog]:visible, .side-panel").Last).ToBeVisibleAsync();
                }

                await planted.AssertIsTextAsync(path);
            }

            await page.GotoAsync("/users");
            await page.ActAsync($"{Picture} {Script}", "Delete");
            await Expect(page.GetByRole(AriaRole.Dialog).Last).ToContainTextAsync("data-planted");
            await planted.AssertIsTextAsync("the confirmation");
            await page.GotoAsync("/contact-methods");
            await page.ActAsync($"{Picture} {Script}", "Relations");
            await Expect(page.Locator(".side-panel")).ToContainTextAsync("data-planted");
            await planted.AssertIsTextAsync("Relations");
        });
    }

    private static async Task<(long User, long Line, long Flow, long Device)> PlantAsync(DashboardServer server)
    {
        var schedule = await server.Get<TimeScheduleService>().NewAsync(TestActors.Administrator);
        schedule.Title = Picture;
        var scheduleId = (await server.Get<TimeScheduleService>().AddAsync(TestActors.Administrator, schedule)).Value;
        var number = await server.Get<DidNumberService>().NewAsync(TestActors.Administrator);
        (number.Number, number.Description) = ("+12025550101", Script);
        var did = (await server.Get<DidNumberService>().AddAsync(TestActors.Administrator, number)).Value;
        var method = await server.AddDeliveryMethodAsync(Picture);
        var audio = await server.AddAudioAsync(Script);
        var user = (await server.Get<PhoneUserService>().CreateAsync(
            TestActors.Administrator,
            new NewPhoneUser { FirstName = Picture, LastName = Script, Department = Picture, JobTitle = Script, Email = "ben@example.com", TimeScheduleId = scheduleId },
            new AppLineEdit { DidNumberIds = [did], DeliveryMethodIds = [method], InternalAnnouncementId = audio })).Value.Id;
        var line = await server.LineOfAsync(user);
        var flow = await server.AddCallFlowAsync(Picture, line);
        var device = await server.AddDeviceAsync(user, Script);
        await server.AddSipAccountAsync(user, Picture);
        var settings = AccountSettingsEdit.From(await server.Get<SettingsService>().GetAsync(TestActors.Administrator));
        settings.Name = Picture;
        _ = (await server.Get<SettingsService>().SaveAsync(TestActors.Administrator, settings)).Value;
        _ = (await server.Get<TeamAccountService>().InviteAsync(TestActors.Administrator, new NewTeamAccount { Name = Script, Email = "sam@example.com", Role = Role.Support })).Value;
        _ = (await server.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Value;
        return (user, line, flow, device);
    }
}
