using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Browser;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// The whole way: the wizard in a browser, the mail, its link, a real phone at a real engine, calls in and out, and the end of the device.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class InviteToCallTests(BrowserFixture browser)
{
    private const string First = "12025550101", Second = "12025550102", Outside = "12025550142", Shown = "+1 202 555 0101",
        Agent = "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36";

    private readonly SipPorts _ports = SipPorts.Take();

    [NeedsProgram(nameof(MachineProgram.Kamailio), nameof(MachineProgram.Sipp), nameof(MachineProgram.Linphone))]
    public async Task Invite_ToAPhoneThatRings_CallsOut_AndIsRemoved()
    {
        await using var home = new SipHome();
        var folder = home.Path;
        await using var server = DashboardServer.With(builder =>
        {
            foreach (var (key, value) in SipEngine.Settings(folder, _ports))
            {
                builder.UseSetting(key, value);
            }
        });
        using var mails = new PickupWatch(server);
        await server.AddDidAsync(First);
        var second = await server.AddDidAsync(Second);
        await ConnectTrunkAsync(server);
        await using var engine = await SipEngine.StartAsync(await SipEngine.WriteAsync(server, folder), folder, _ports.Rpc);

        await browser.VisitAsync(server, "/users", CreateAndInviteAsync);
        var link = Assert.Single((await mails.NextAsync()).Mail.Links);
        var app = "";
        await browser.VisitAsync(
            server, $"/activate{new Uri(link).Fragment}",
            async page => app = (await page.Link("Open in Linphone").GetAttributeAsync("href"))!, new() { UserAgent = Agent });
        Assert.StartsWith("linphone-config:http", app, StringComparison.Ordinal);

        await using var headers = AppHeaders.To(server.BaseAddress);
        await using var phone = await LinphonePhone.ProvisionedAsync(
            headers.Instead(new Uri(app["linphone-config:".Length..])), _ports.NextPhone(3), answers: true);
        var device = await SeenAsync(server);
        Assert.Equal(("Pixel 9", AppDeviceState.Online), (device.Name, device.State));
        Assert.DoesNotContain("passwd", phone.Settings, StringComparison.Ordinal);
        var user = Assert.Single((await server.Get<Core.Users.PhoneUserService>().ListAsync(TestActors.Administrator, new())).Rows);
        Assert.Equal(InviteState.Accepted, user.Invitation);

        Assert.Equal(200, await CallAsync());
        Assert.Equal("+" + First, await CallOutAsync(phone));
        await ShowAsync(server, second);
        Assert.Equal("+" + Second, await CallOutAsync(phone));

        Assert.True((await server.Get<AppDeviceService>().DeleteAsync(TestActors.Administrator, device.Id)).Succeeded);
        var rung = phone.Count("INVITE sip:");
        Assert.Equal(480, await CallAsync());
        Assert.Equal(rung, phone.Count("INVITE sip:"));
        await phone.CommandAsync($"call sip:+{Outside}@{SipEngine.Domain}"); // for a REGISTER see SipEngineTests
        await SipEngine.WaitAsync(
            () => Task.FromResult(phone.Log.Contains("SIP/2.0 403", StringComparison.Ordinal)), "The removed phone is refused.");
        Assert.Empty(engine.Faults);
    }

    private static async Task CreateAndInviteAsync(IPage page)
    {
        var wizard = await NewColleagueTests.BeginAsync(page);
        await wizard.List("DID Numbers").FindAndChooseAsync("0101", Shown);
        await wizard.ToggleAsync("Enable External Outbound Calls");
        await wizard.Button($"Use {Shown} as Caller ID").ClickAsync();
        await wizard.Button("Create and invite").ClickAsync();
        await Expect(page.DialogNamed("User created")).ToBeVisibleAsync();
    }

    private async Task ConnectTrunkAsync(DashboardServer server)
    {
        var trunks = server.Get<TrunkService>();
        await using var db = await server.OpenAsync();
        var trunk = await db.Trunks.AsNoTracking().SingleAsync();
        _ = (await trunks.SaveAsync(TestActors.Administrator, new TrunkEdit
        {
            Id = trunk.Id,
            Version = trunk.Version,
            Name = trunk.Name,
            Host = SipPorts.Trunk,
            Port = _ports.TrunkPort,
            IsDefault = true,
        })).Value;
    }

    /// <summary>A new device is there within 15 seconds.</summary>
    private static async Task<AppDeviceRow> SeenAsync(DashboardServer server)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var devices = (await server.Get<AppDeviceService>().ListAsync(TestActors.Administrator, new ListQuery())).Rows;
            if (devices is [var device])
            {
                return device;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "The phone does not appear.");
        }
    }

    private static async Task ShowAsync(DashboardServer server, long callerId)
    {
        await using var db = await server.OpenAsync();
        var line = await db.AppLines.Select(line => line.Id).SingleAsync();
        var edit = await server.EditOfAsync(line);
        edit.CallerIdIds.Clear();
        edit.CallerIdIds.Add(callerId);
        _ = (await server.Get<AppLineService>().SaveAsync(TestActors.Administrator, line, edit)).Value;
    }

    private async Task<int> CallAsync()
    {
        await using var call = await Sipp.RunAsync("trunk_calls", $"{SipPorts.Trunk}:{_ports.TrunkPort}", $"127.0.0.1:{_ports.Engine}",
            "-s", First, "-key", "contact", "trunk", "-d", "100");
        return call.Answers is [var first, ..] ? first : 0;
    }

    /// <summary>The phone calls somebody outside.</summary>
    /// <returns>The number that is shown there.</returns>
    private async Task<string> CallOutAsync(LinphonePhone phone)
    {
        await using var called = await Sipp.StartAsync(
            "answers", $"{SipPorts.Trunk}:{_ports.TrunkPort}", null, "-key", "contact", "called", "-key", "elsewhere", "x");
        await phone.CommandAsync($"call sip:+{Outside}@{SipEngine.Domain}");
        await SipEngine.WaitAsync(() => Task.FromResult(called.Requests("INVITE").Count > 0), "The call reaches the trunk.");
        var from = Sipp.Header(called.Requests("INVITE")[0], "From");
        await phone.CommandAsync("terminate");
        return from.Split("sip:")[1].Split('@')[0];
    }
}
