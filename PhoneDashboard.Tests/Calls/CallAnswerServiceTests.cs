using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Calls;

/// <summary>The answer is made of what stands in the views that the engine reads.</summary>
public sealed class CallAnswerServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _user, _line, _did;

    private CallAnswerService Calls => _test.Get<CallAnswerService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(new TestClock()));
        _did = await _test.AddDidAsync("12025550101");
        var extension = await _test.AddInternalNumberAsync("101");
        _user = await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit
        {
            DidNumberIds = { _did },
            InternalNumberIds = { extension },
            ExternalOutboundCalls = true,
            CallerIdIds = { _did },
        });
        _line = await _test.LineOfAsync(_user);
        await _test.WriteAsync(async db =>
        {
            (await db.AccountSettings.SingleAsync()).SipDomain = "sip.example.com";
            (await db.Trunks.SingleAsync()).Address = "192.0.2.7";
            db.RemoveRange(await db.Set<SipDialling>().ToListAsync());
        });
        await _test.WriteAsync(new SipDialling
        {
            ExitCode = "011",
            NationalPrefix = "1",
            CallingCode = "1",
            Shortest = 10,
            Longest = 10,
            Emergency = ",911,",
        });
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Subject_HasItsNumbers_AndIsNullWhenGone()
    {
        var subject = (await Calls.SubjectAsync(TestActors.Administrator, _line))!;

        Assert.Equal(("Ben Ortega", true), (subject.UserName, subject.ArePhonesOn));
        Assert.Equal(["+1 202 555 0101", "101"], subject.Numbers.Select(number => number.Written));
        Assert.Null(await Calls.SubjectAsync(TestActors.Administrator, _line + 99));
        Assert.Null(await Calls.AnswerAsync(TestActors.Administrator, _line + 99, new CallQuestion(CallWay.Dialled, "911")));
    }

    [Fact]
    public async Task Answer_RingsTheDevicesOfTheView_ByTheirNames()
    {
        await AddPhoneAsync("Ben's phone", "d1", online: true);
        await AddPhoneAsync("Ben's tablet", "d2", online: false);

        foreach (var (way, number) in new[]
        {
            (CallWay.FromOutside, "12025550101"), (CallWay.FromColleague, "101"), (CallWay.Dialled, "101"),
            (CallWay.Dialled, "+12025550101"),
        })
        {
            var answer = await AskAsync(way, number);
            Assert.Equal((CallEnd.Rings, "d1"), (answer.End, Assert.Single(answer.Rings)));
            Assert.Contains("Ben's tablet is not registered now and does not ring.", answer.Steps);
        }
    }

    [Fact]
    public async Task Answer_Dialled_GoesOutWithWhatTheViewsSay()
    {
        Assert.Equal((CallEnd.GoesOut, "12025550101"), await EndAsync(CallWay.Dialled, "1 202 555 0123"));
        Assert.Equal((CallEnd.GoesOut, "12025550101"), await EndAsync(CallWay.Dialled, "911"));
        await _test.WriteAsync(async db => (await db.DidNumbers.SingleAsync()).Enabled = false);
        Assert.Equal(403, (await AskAsync(CallWay.Dialled, "1 202 555 0123")).Code);
        Assert.Equal((CallEnd.GoesOut, ""), await EndAsync(CallWay.Dialled, "911"));
        Assert.Equal(404, (await AskAsync(CallWay.FromOutside, "12025550101")).Code);
    }

    [Fact]
    public async Task Answer_WhatTheEngineCannotRing_IsNamed()
    {
        await _test.AddDidAsync("12025550102");
        await _test.AddInternalNumberAsync("102");
        await _test.AddCallFlowAsync("Reception", _line);
        var account = await _test.AddSipAccountAsync(_user, "Desk");
        await _test.WriteAsync(async db =>
        {
            db.Add(new DidAssignment
            {
                DidNumber = await db.DidNumbers.SingleAsync(did => did.Digits == "12025550102"),
                CallFlowObject = await db.CallFlowObjects.Include(item => item.Tab.CallFlow).SingleAsync(),
            });
            db.Add(new InternalNumberAssignment
            {
                InternalNumber = await db.InternalNumbers.SingleAsync(number => number.Digits == "102"),
                ContactMethod = await db.ContactMethods.Include(method => method.User).SingleAsync(method => method.Id == account),
            });
        });

        var flow = await AskAsync(CallWay.Dialled, "+12025550102");
        var sip = await AskAsync(CallWay.Dialled, "102");

        Assert.Equal((480, 480), (flow.Code, sip.Code));
        Assert.Contains("+1 202 555 0102 rings the call flow Reception, which the engine cannot ring yet.", flow.Steps);
        Assert.Contains("102 rings SIP Account of Ben Ortega, which the engine cannot ring yet.", sip.Steps);
    }

    private async Task<CallAnswer> AskAsync(CallWay way, string number) =>
        (await Calls.AnswerAsync(TestActors.Administrator, _line, new CallQuestion(way, number)))!;

    private async Task<(CallEnd End, string Shown)> EndAsync(CallWay way, string number) =>
        await AskAsync(way, number) is var answer ? (answer.End, answer.Shown) : default;

    private async Task AddPhoneAsync(string name, string username, bool online)
    {
        var device = await _test.AddDeviceAsync(_user, name);
        await _test.WriteAsync(async db =>
        {
            (await db.AppDevices.SingleAsync(found => found.Id == device)).RegisteredUntilUtc =
                online ? TestClock.Start.AddMinutes(5) : null;
            db.Add(new SipCredential
            {
                UserId = _user,
                DeviceId = device,
                Username = username,
                Domain = "sip.example.com",
                Ha1Sha256 = new string('a', SipCredential.Sha256Length),
                Ha1Md5 = new string('b', SipCredential.Md5Length),
            });
        });
    }
}
