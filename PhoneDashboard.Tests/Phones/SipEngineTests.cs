using System.Net;
using System.Net.Sockets;
using System.Text;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// What the SIP engine does with calls, over a real database: SIPp plays trunks and phones. The phones are at the engine for MD5, the
/// trunks at the other one, so that each call crosses both.
/// </summary>
public sealed class SipEngineTests(SipEngineFixture sip) : IClassFixture<SipEngineFixture>
{
    private const string Kamailio = nameof(MachineProgram.Kamailio), Needed = nameof(MachineProgram.Sipp);

    [NeedsProgram(Kamailio, Needed)]
    public async Task Did_OfALine_RingsAllItsPhonesAndOneAnswers()
    {
        var first = await sip.RegisterAsync("ada1");
        var second = await sip.RegisterAsync("ada2");
        await using var answers = await sip.WaitAtAsync("answers", first);
        await using var rings = await sip.WaitAtAsync("rings", second);

        await using var call = await sip.CallAsync(SipCompany.Ada);

        Assert.Equal((200, 0, 0), (call.Answers[0], await answers.EndAsync(), await rings.EndAsync()));
        Assert.Single(rings.Requests("CANCEL"));
        var invite = answers.Requests("INVITE")[0];
        Assert.Equal("", Sipp.Header(invite, "X-Line") + Sipp.Header(invite, "P-Asserted-Identity") + Sipp.Header(invite, "X-Ring"));
        await sip.ForgetAsync("ada1", "ada2");
        var line = sip.Lines["Ada"];
        Assert.Equal(
            $"inbound||{line}||ada1|12025550199|{SipCompany.Ada}|200|OK|0",
            await LastCallAsync("called_device = 'ada1' AND kind = 'inbound' AND ended >= answered AND answered >= started"));
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Did_ThatRingsNobody_IsAnsweredWithTheReason()
    {
        foreach (var (number, code, why) in new[]
                 {
                     (SipCompany.Cleo, 480, "Closed"), (SipCompany.Dan, 480, "No Device"), (SipCompany.Finn, 480, "Not Registered"),
                     (SipCompany.Flow, 480, "Cannot Ring This Yet"), (SipCompany.Free, 404, "No Such Number"),
                     (SipCompany.Disabled, 404, "No Such Number"), (SipCompany.Elsewhere, 404, "No Such Number"),
                     ("12025559999", 404, "No Such Number"), ("1202'--%20x", 404, "No Such Number"),
                     ("+" + SipCompany.Dan, 480, "No Device"), ("00" + SipCompany.Dan, 480, "No Device"),
                 })
        {
            await using var call = await sip.CallAsync(number);
            Assert.Equal((number, code), (number, call.Answer));
            Assert.Contains($"SIP/2.0 {code} {why}", call.Messages, StringComparison.Ordinal);
        }

        Assert.Equal($"inbound||{sip.Lines["Cleo"]}|||12025550199|{SipCompany.Cleo}|480|Closed|0",
            await LastCallAsync($"to_number = '{SipCompany.Cleo}'"));
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Did_NotFromItsTrunksAddress_IsChallenged()
    {
        await using var call = await sip.CallAsync(SipCompany.Ada, $"127.0.0.3:{sip.Ports.TrunkPort}");
        Assert.Equal(407, call.Answer);
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Phone_WithoutASwitchForExternalCalls_IsRungByTheSecondTrunkOfTheAddress()
    {
        // The Contact names the trunk: calls go to where the phone is, all the same.
        var phone = await sip.RegisterAsync("ben1", elsewhere: sip.Trunk);
        await using var answers = await sip.WaitAtAsync("answers", phone);
        await using var call = await sip.CallAsync(SipCompany.Ben);
        Assert.Equal((200, 0), (call.Answers[0], await answers.EndAsync()));
        await sip.ForgetAsync("ben1");
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Phone_Declines_EndsTheCallForAll()
    {
        var first = await sip.RegisterAsync("ada1");
        var second = await sip.RegisterAsync("ada2");
        foreach (var (refusal, code, why) in new[] { (603, 603, "No"), (302, 480, "Not Taken") })
        {
            await using var declines = await sip.WaitAtAsync($"refuses:{refusal}", first);
            await using var rings = await sip.WaitAtAsync(refusal == 603 ? "rings" : "refuses:500", second);

            await using var call = await sip.CallAsync(SipCompany.Ada);

            Assert.Equal((refusal, code), (refusal, call.Answer));
            Assert.Equal(0, await rings.EndAsync());
            Assert.EndsWith($"|{code}|{why}|0", await LastCallAsync("kind = 'inbound'"), StringComparison.Ordinal);
        }

        await sip.ForgetAsync("ada1", "ada2");
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Caller_GivesUpOrNobodyAnswers_IsRecordedSo()
    {
        var phone = await sip.RegisterAsync("ada1");
        await using (var rings = await sip.WaitAtAsync("rings", phone))
        await using (var call = await Sipp.RunAsync("trunk_cancels", sip.Trunk, sip.Main, "-s", SipCompany.Ada, "-key", "contact", "trunk"))
        {
            Assert.Equal((0, 0), (await call.EndAsync(), await rings.EndAsync()));
        }

        Assert.EndsWith("|487|Request Terminated|0", await LastCallAsync("kind = 'inbound'"), StringComparison.Ordinal);
        await using (var rings = await sip.WaitAtAsync("rings", phone))
        await using (var call = await sip.CallAsync(SipCompany.Ada))
        {
            Assert.Equal((480, 0), (call.Answer, await rings.EndAsync()));
        }

        Assert.EndsWith("|480|No Answer|0", await LastCallAsync("kind = 'inbound'"), StringComparison.Ordinal);
        await sip.ForgetAsync("ada1");
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Dialled_EachWay_GoesWhereTheContractSays()
    {
        foreach (var (phone, dialled, code, at, shown) in new[]
                 {
                     ("ada1", "+393331112223", 486, "+393331112223", SipCompany.Ada),
                     ("ada1", "00393331112223", 486, "+393331112223", SipCompany.Ada),
                     ("ada1", "030-123.45(67)", 486, "+49301234567", SipCompany.Ada),
                     ("ada1", "+49301234567", 486, "+49301234567", SipCompany.Ada),
                     ("ada1", "112", 486, "112", SipCompany.Ada),
                     ("ben1", "110", 486, "110", SipCompany.Company), // although an extension has these digits
                     ("ben1", "+393331112223", 403, "", ""),
                     ("ada1", "01234", 484, "", ""), ("ada1", "0123456789012", 484, "", ""), ("ada1", "1234567", 484, "", ""),
                     ("ada1", "00", 484, "", ""), ("ada1", "+1", 484, "", ""), ("ada1", "999", 484, "", ""), ("ada1", "*1", 484, "", ""),
                     ("ada1", "reception", 484, "", ""),
                     ("ada1", "203", 480, "", ""), ("ada1", "204", 480, "", ""), ("ada1", "300", 480, "", ""), ("ada1", "301", 404, "", ""),
                     ("ada1", "+" + SipCompany.Cleo, 480, "", ""), ("ada1", "00" + SipCompany.Flow, 480, "", ""),
                     ("ada1", "+" + SipCompany.Free, 404, "", ""), ("ada1", "+" + SipCompany.Disabled, 404, "", ""),
                 })
        {
            await using var trunk = await sip.WaitAtAsync("refuses:486", sip.Trunk);
            await using var call = await sip.DialAsync(phone, dialled);
            Assert.Equal((dialled, code), (dialled, call.Answer));
            var invites = trunk.Requests("INVITE");
            Assert.Equal((dialled, at.Length > 0), (dialled, invites.Count > 0));
            if (invites is [var invite, ..])
            {
                Assert.StartsWith($"INVITE sip:{at}@{sip.Trunk} ", invite, StringComparison.Ordinal);
                Assert.Equal($"<sip:+{shown}@{SipEngine.Domain}>", Sipp.Header(invite, "P-Asserted-Identity"));
                Assert.StartsWith($"<sip:+{shown}@{SipEngine.Domain}>", Sipp.Header(invite, "From"), StringComparison.Ordinal);
                Assert.DoesNotMatch($@"(?<![\w.]){phone}\b", invite); // the engine's own tokens are hexadecimal, as "ada1" is
                Assert.DoesNotContain("X-", invite, StringComparison.Ordinal);
                Assert.DoesNotContain("Proxy-Authorization", invite, StringComparison.Ordinal);
            }
        }

        Assert.Contains($"event=emergency line={sip.Lines["Ben"]} device=ben1 to=110", sip.Engine.Log, StringComparison.Ordinal);
        Assert.Equal($"emergency|{sip.Lines["Ben"]}||ben1||{SipCompany.Company}|110|486|No|0", await LastCallAsync("to_number = '110'"));
        Assert.Equal($"outbound|{sip.Lines["Ben"]}||ben1|||393331112223|403|External Calls Are Off|0",
            await LastCallAsync("caller_device = 'ben1' AND kind = 'outbound'"));
        Assert.Equal($"internal|{sip.Lines["Ada"]}||ada1||201|301|404|Rings Nothing|0", await LastCallAsync("to_number = '301'"));
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Dialled_WhereNothingIsDialledBeforeNationalNumbers_NeedsNoPrefix()
    {
        await SipCompany.DialAsync(sip.Test, dialling => (dialling.NationalPrefix, dialling.CallingCode) = ("", "39"));
        try
        {
            foreach (var (dialled, at) in new[] { ("0612345678", "+390612345678"), ("00493012345", "+493012345") })
            {
                await using var trunk = await sip.WaitAtAsync("refuses:486", sip.Trunk);
                await using var call = await sip.DialAsync("ada1", dialled);
                Assert.Equal(486, call.Answer);
                Assert.StartsWith($"INVITE sip:{at}@", trunk.Requests("INVITE")[0], StringComparison.Ordinal);
            }

            await SipCompany.DialAsync(sip.Test, dialling => (dialling.ExitCode, dialling.CallingCode, dialling.Emergency) = ("", "", ""));
            foreach (var (dialled, code) in new[] { ("0612345678", 484), ("112", 484), ("+493012345", 486) })
            {
                await using var trunk = await sip.WaitAtAsync("refuses:486", sip.Trunk);
                await using var call = await sip.DialAsync("ada1", dialled);
                Assert.Equal((dialled, code), (dialled, call.Answer));
            }
        }
        finally
        {
            await SipCompany.DialAsync(sip.Test, dialling =>
                (dialling.ExitCode, dialling.NationalPrefix, dialling.CallingCode, dialling.Emergency) = ("00", "0", "49", ",110,112,"));
        }
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Colleague_IsShownTheExtension_OrTheNameAlone()
    {
        var ben = await sip.RegisterAsync("ben1");
        var ada = await sip.RegisterAsync("ada1");
        var name = "Love\\\"lace";
        foreach (var (phone, dialled, at, shown) in new[]
                 {
                     ("ada1", "+" + SipCompany.Ben, ben, $"\"Ada {name}\" <sip:201@{SipEngine.Domain}>"),
                     ("ben1", "201", ada, $"\"Ben {name}\" <sip:internal@{SipEngine.Domain}>"),
                 })
        {
            await using var answers = await sip.WaitAtAsync("answers", at);
            await using var call = await sip.DialAsync(phone, dialled);
            Assert.Equal((phone, 200, 0), (phone, call.Answers[^1], await answers.EndAsync()));
            var invite = answers.Requests("INVITE")[0];
            Assert.StartsWith(shown, Sipp.Header(invite, "From"), StringComparison.Ordinal);
            Assert.Equal(shown, Sipp.Header(invite, "P-Asserted-Identity"));
            Assert.Equal("", Sipp.Header(invite, "X-Line") + Sipp.Header(invite, "X-Device") + Sipp.Header(invite, "X-Ring"));
        }

        await sip.ForgetAsync("ben1", "ada1");
        Assert.Equal(
            $"internal|{sip.Lines["Ben"]}|{sip.Lines["Ada"]}|ben1|ada1||201|200|OK|0",
            await LastCallAsync("caller_device = 'ben1' AND kind = 'internal'"));
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task RouteToVoicemail_GoesToTheMediaServerWithWhatItIs()
    {
        var media = $"127.0.0.1:{sip.Ports.Media}";
        await using (var answers = await sip.WaitAtAsync("answers", media))
        await using (var call = await sip.CallAsync(SipCompany.Eve))
        {
            Assert.Equal((200, 0), (call.Answers[0], await answers.EndAsync()));
            var invite = answers.Requests("INVITE")[0];
            Assert.StartsWith($"INVITE sip:voicemail@{media} ", invite, StringComparison.Ordinal);
            Assert.Equal((sip.Lines["Eve"], SipCompany.Eve, "inbound"),
                (Sipp.Header(invite, "X-Line"), Sipp.Header(invite, "X-Called"), Sipp.Header(invite, "X-Kind")));
        }

        Assert.EndsWith("|200|No Device|1", await LastCallAsync($"to_number = '{SipCompany.Eve}'"), StringComparison.Ordinal);
        await using var gone = await sip.CallAsync(SipCompany.Eve);
        Assert.Equal(480, gone.Answer);
    }

    /// <summary>The caller's engine waits as long as the one that decides.</summary>
    [NeedsProgram(Kamailio, Needed)]
    public async Task RouteToVoicemail_AColleagueCallsAndNobodyAnswers_TheMediaServerHasItsTime()
    {
        await SipCompany.AddPhoneAsync(sip.Test, "eve1", "Eve");
        try
        {
            await using var rings = await sip.WaitAtAsync("rings", await sip.RegisterAsync("eve1"));
            await using var answers = await sip.WaitAtAsync("answers_late", $"127.0.0.1:{sip.Ports.Media}");
            await using var call = await sip.DialAsync("ada1", "205");
            Assert.Equal((200, 0, 0), (call.Answers[1], await rings.EndAsync(), await answers.EndAsync())); // after 407
        }
        finally
        {
            await sip.ForgetAsync("eve1");
            await SipCompany.RemovePhoneAsync(sip.Test, "eve1");
        }
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Transfer_ByTheTrunk_IsRefused()
    {
        await using var trunk = await sip.WaitAtAsync("answers", sip.Trunk);
        await using var call = await Sipp.RunAsync("phone_transfers", $"127.0.0.1:{sip.Ports.NextPhone()}", sip.Phones,
            ["-s", "+393331112223", .. sip.Secret("ada1")]);
        Assert.Equal((0, 0), (await call.EndAsync(), await trunk.EndAsync()));
        Assert.Contains(403, call.Answers);
        Assert.Empty(trunk.Requests("REFER"));
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Outside_TheThirdCallAtOnce_IsRefused_AndAnEmergencyIsNot()
    {
        await using var trunk = await sip.WaitAtAsync("answers", sip.Trunk, "-m", "3");
        await using var first = await StartAsync("ada1");
        await using var second = await StartAsync("ada2");
        await SipEngine.WaitAsync(() => Task.FromResult(trunk.Requests("ACK").Count == 2), "Two calls are answered.");

        await using var third = await sip.DialAsync("ada3", "+393331112223");
        await using var emergency = await sip.DialAsync("ada3", "112");

        Assert.Equal((486, 200), (third.Answer, emergency.Answers[^1]));
        Assert.Equal((0, 0), (await first.EndAsync(), await second.EndAsync()));
        Assert.EndsWith(
            "|486|Too Many Calls|0", await LastCallAsync("caller_device = 'ada3' AND kind = 'outbound'"), StringComparison.Ordinal);

        Task<Sipp> StartAsync(string name) => Sipp.StartAsync("phone_calls", $"127.0.0.1:{sip.Ports.NextPhone()}", sip.Phones,
            ["-s", "+393331112223", .. sip.Secret(name), "-d", "2000"]);
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Outside_TheSixtyFirstCallWithinAnHour_IsRefused()
    {
        await sip.Engine.AskAsync("htable.seti", "calls", sip.Lines["Gina"], 59);
        foreach (var (code, why) in new[] { (486, ""), (403, "SIP/2.0 403 Too Many Calls") })
        {
            await using var trunk = await sip.WaitAtAsync("refuses:486", sip.Trunk);
            await using var call = await sip.DialAsync("gina1", "+393331112223");
            Assert.Equal(code, call.Answer);
            Assert.Contains(why, call.Messages, StringComparison.Ordinal);
        }

        await using var emergency = await sip.WaitAtAsync("refuses:486", sip.Trunk);
        await using var help = await sip.DialAsync("gina1", "112");
        Assert.Equal(486, help.Answer);
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task InACall_ForgedByAStranger_NeverReachesTheTrunk()
    {
        await using var trunk = await sip.WaitAtAsync("answers", sip.Trunk);
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Parse("127.0.0.5"), sip.Ports.TrunkPort));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (var method in new[] { "INVITE", "REFER", "UPDATE", "INFO" })
        {
            var request = $"""
                {method} sip:+393331112223@{sip.Trunk} SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.5:{sip.Ports.TrunkPort};branch=z9hG4bKx{method}
                Route: <sip:{sip.Main};lr;ftag=a;did=123.456>
                From: <sip:+{SipCompany.Ada}@{SipEngine.Domain}>;tag=a
                To: <sip:+393331112223@{SipPorts.Trunk}>;tag=b
                Call-ID: forged-{method}
                CSeq: 2 {method}
                Contact: <sip:x@127.0.0.5:{sip.Ports.TrunkPort}>
                Max-Forwards: 70
                Content-Length: 0


                """.ReplaceLineEndings("\r\n");
            await stranger.SendAsync(Encoding.ASCII.GetBytes(request), IPEndPoint.Parse(sip.Main), timeout.Token);
            var answer = Encoding.ASCII.GetString((await stranger.ReceiveAsync(timeout.Token)).Buffer);
            Assert.StartsWith("SIP/2.0 481 ", answer, StringComparison.Ordinal);
        }

        Assert.Equal("", trunk.Messages);
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Scanner_ManyNames_IsAnsweredNoMore_ButAnOfficeIs()
    {
        var office = $"127.0.0.6:{sip.Ports.NextPhone()}";
        await using (var phone = await RegistersAsync(office, "ada3"))
        {
            Assert.Equal(200, phone.Answer);
        }

        foreach (var (address, silent) in new[] { ($"127.0.0.4:{sip.Ports.NextPhone()}", true), (office, false) })
        {
            for (var index = 0; index < 12; index++)
            {
                await using var guess = await RegistersAsync(address, $"guess{index}", "-recv_timeout", index < 10 ? "10000" : "500");
                Assert.Equal((address, index, silent && index >= 10 ? 0 : 403), (address, index, guess.Answer));
            }
        }

        await using (var phone = await RegistersAsync(office, "ada3"))
        {
            Assert.Equal(200, phone.Answer);
        }

        await sip.ForgetAsync("ada3");

        Task<Sipp> RegistersAsync(string address, string name, params string[] arguments) => Sipp.RunAsync("registers", address, sip.Phones,
        [
            "-au", name, "-ap", "pw-" + name, "-key", "line", sip.Lines["Ada"], "-key", "contact", "x", "-key", "elsewhere", address,
            .. arguments,
        ]);
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Phone_OfAnotherLineOrRemoved_IsRefusedAtOnce()
    {
        var address = $"127.0.0.1:{sip.Ports.NextPhone()}";
        string[] arguments =
            ["-au", "ben1", "-ap", "pw-ben1", "-key", "line", sip.Lines["Ada"], "-key", "contact", "x", "-key", "elsewhere", address];
        await using (var wrongLine = await Sipp.RunAsync("registers", address, sip.Phones, arguments))
        {
            Assert.Contains("403 Not This Line", wrongLine.Messages, StringComparison.Ordinal);
        }

        await SipCompany.AddPhoneAsync(sip.Test, "ben9", "Ben");
        var phone = await sip.RegisterAsync("ben9");
        await SipCompany.RemovePhoneAsync(sip.Test, "ben9");
        await using var rings = await sip.WaitAtAsync("answers", phone);
        await using (var call = await sip.CallAsync(SipCompany.Ben))
        {
            Assert.Equal((480, ""), (call.Answer, rings.Messages));
        }

        await using (var registers = await Sipp.RunAsync(
            "registers", address, sip.Phones, [.. sip.Secret("ben9"), "-key", "elsewhere", address]))
        {
            Assert.Equal(403, registers.Answer);
        }

        Assert.True(await sip.Md5.KnowsAsync("ben9", "location_md5"));
        await sip.ForgetAsync("ben9");
        await SipEngine.WaitAsync(async () => !await sip.Md5.KnowsAsync("ben9", "location_md5"), "The phone is forgotten.");
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Registration_IsInTheEnginesFileSoon_AndAtTheRpc()
    {
        var address = await sip.RegisterAsync("cleo1");
        await SipEngine.WaitAsync(
            async () => (await sip.Engine.ReadAsync(
                $"SELECT user_agent, received, expires - last_modified FROM registered WHERE username = 'cleo1'"))
                .Contains($"SIPp phone|sip:{address}|600"),
            "The registration is written.");
        await sip.ForgetAsync("cleo1");
        await SipEngine.WaitAsync(
            async () => (await sip.Engine.ReadAsync("SELECT username FROM registered WHERE username = 'cleo1'")).Count == 0,
            "The registration is gone.");
        await SipEngine.WaitAsync(
            async () => (await sip.Engine.AskAsync("htable.get", "engine", "contract"))
                ?.GetProperty("item").GetProperty("value").ToString() == "1",
            "The engine has read the contract.");
        Assert.Equal("1", (await sip.Test.Get<EngineRpc>().AskAsync("htable.get", ["engine", "contract"], CancellationToken.None))
            ?.GetProperty("item").GetProperty("value").ToString()); // as the dashboard asks
        var status = await sip.Test.Get<EngineStatusService>().ReadAsync(TestActors.Administrator);
        Assert.True(status is { IsReachable: true, Agrees: true, Registered: >= 0, StoreProblem: null }, status.ToString());
        Assert.StartsWith("kamailio", status.Version, StringComparison.Ordinal);
        Assert.NotNull((await sip.Engine.AskAsync("stats.fetch", "registered_users"))?.GetProperty("usrloc.registered_users").GetString());
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Call_OverTheLongestTime_IsHungUpOnBothSides()
    {
        var phone = await sip.RegisterAsync("ben1");
        await using var answers = await sip.WaitAtAsync("answers", phone);
        await using var call = await Sipp.RunAsync(
            "trunk_is_hung_up", sip.Trunk, sip.Main, "-s", SipCompany.Ben, "-key", "contact", "trunk");
        Assert.Equal((0, 0), (await call.EndAsync(), await answers.EndAsync()));
        await sip.ForgetAsync("ben1");
        await SipEngine.WaitAsync(
            async () => (await sip.Engine.ReadAsync(
                "SELECT 1 FROM calls WHERE called_device = 'ben1' AND ended - answered >= 7")).Count > 0, // a busy machine takes longer
            "The end is written.");
    }

    private async Task<string> LastCallAsync(string where)
    {
        var sql = "SELECT kind, caller_line, called_line, caller_device, called_device, from_number, to_number, code, reason, voicemail "
            + $"FROM calls WHERE {where} ORDER BY id DESC LIMIT 1";
        await SipEngine.WaitAsync(async () => (await sip.Engine.ReadAsync(sql)).Count == 1, $"A call is written: {where}.");
        return (await sip.Engine.ReadAsync(sql))[0];
    }
}
