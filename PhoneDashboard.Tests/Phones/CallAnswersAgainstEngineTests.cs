using System.Globalization;
using System.Text.RegularExpressions;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// <em>What happens to a call?</em> and the engine itself are asked the same questions, the engine by SIPp: kinds of number and of line,
/// crossed. Compared is who rings, where the call goes, as which number, what it shows and which code the caller is answered.
/// </summary>
public sealed partial class CallAnswersAgainstEngineTests(SipEngineFixture sip) : IClassFixture<SipEngineFixture>
{
    private const string Kamailio = nameof(MachineProgram.Kamailio), Needed = nameof(MachineProgram.Sipp);

    [NeedsProgram(Kamailio, Needed)]
    public async Task Answers_ToEachKindOfCall_AreWhatTheEngineDoes()
    {
        var second = sip.Ports.NextPhone();
        var company = await AskedCompany.MakeAsync(sip, second);
        await using var engine = await AskedEngine.StartAsync(sip, company.Phones, second);
        var differences = new List<string>();

        await DialAsAsync("00", "0", "44", (9, 10), ",110,112,999,");
        List<AskedCall> inbound = [.. FromOutside(company)];
        List<AskedCall> dialled = [.. FromColleagues(company), .. Dialled(company)];
        differences.AddRange(await CompareAsync(engine, inbound, dialled));
        foreach (var did in await engine.AskAsync(AskedCompany.ThirdAddress, inbound, []))
        {
            Assert.Equal("404", did); // none of them is on a trunk of that address
        }

        // Which trunk it takes depends on the colleague, which the question does not name.
        var extension = new AskedCall(
            "", company.Called[0].Id, new CallQuestion(CallWay.FromColleague, "110"), company.Calling[0], "110", Code: 0);
        Assert.Equal(CallEnd.GoesOut, (await AnswerAsync(extension)).End);
        Assert.StartsWith("out by Default to 110 ", (await engine.AskAsync(SipPorts.Trunk, [], [extension]))[0], StringComparison.Ordinal);
        foreach (var (exit, prefix, country, lengths, emergency) in new[]
                 {
                     ("011", "1", "1", (10, 10), ",911,"), ("00", "", "39", (6, 11), ",112,"), ("", "", "", (0, 0), ""),
                     ("810", "8", "7", (10, 10), ",112,103,"), ("00", "0", "49", (6, 11), ",110,112,"),
                 })
        {
            await DialAsAsync(exit, prefix, country, lengths, emergency);
            differences.AddRange(await CompareAsync(engine, [], [.. Abroad(company)]));
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {engine.Calls} differ:\n{string.Join('\n', differences.Take(40))}");
        Assert.True(engine.Calls > 2_000, $"{engine.Calls} calls were compared.");
    }

    [NeedsProgram(Kamailio, Needed)]
    public async Task Answers_WithoutAMediaServer_AreWhatTheEngineDoes()
    {
        var ports = SipPorts.Take();
        await using var home = new SipHome();
        await using var test = await TestDb.CreateAsync(
            settings: [.. SipEngine.Settings(home.Path, ports).Where(setting => setting.Key != "Sip:MediaServer")]);
        var line = long.Parse((await SipCompany.MakeAsync(test, ports))["Eve"].AsSpan(1), CultureInfo.InvariantCulture);
        await using var engine = await SipEngine.StartAsync(await SipEngine.WriteAsync(test, home.Path), home.Path, ports.Rpc);
        foreach (var number in new[] { SipCompany.Cleo, SipCompany.Dan, SipCompany.Eve, SipCompany.Flow, SipCompany.Free })
        {
            var answer = (await test.Get<CallAnswerService>().AnswerAsync(
                TestActors.Administrator, line, new CallQuestion(CallWay.FromOutside, number)))!;
            await using var call = await Sipp.RunAsync("trunk_calls", $"{SipPorts.Trunk}:{ports.TrunkPort}", $"127.0.0.1:{ports.Engine}",
                "-s", number, "-key", "contact", "trunk");
            Assert.Equal((number, answer.Code), (number, call.Answer));
            var isVoicemail = answer.Steps[^1].EndsWith("has no media server that takes messages.", StringComparison.Ordinal);
            Assert.Equal(number == SipCompany.Eve, isVoicemail);
        }
    }

    private Task DialAsAsync(string exit, string prefix, string country, (int Shortest, int Longest) length, string emergency) =>
        SipCompany.DialAsync(sip.Test, dialling => (dialling.ExitCode, dialling.NationalPrefix, dialling.CallingCode, dialling.Shortest,
            dialling.Longest, dialling.Emergency) = (exit, prefix, country, length.Shortest, length.Longest, emergency));

    private static IEnumerable<AskedCall> FromOutside(AskedCompany company) =>
    [
        .. company.Called.Select(line => Inbound(line, line.Did)),
        .. company.Moments.Select(moment => Inbound(moment.Line, moment.Line.Did, moment.AtLocal)),
        .. new[]
        {
            SipCompany.Dan, SipCompany.Flow, SipCompany.Free, SipCompany.Disabled, AskedCompany.Trunkless, AskedCompany.Hostless,
            AskedCompany.ThirdParty, AskedCompany.Unknown,
        }.Select(number => Inbound(company.Called[0], number)),
    ];

    private static AskedCall Inbound(AskedLine line, string number, DateTime? atLocal = null) => new(
        $"outside → {line.Name}", line.Id, new CallQuestion(CallWay.FromOutside, number, atLocal), null, number, line.Code);

    private static IEnumerable<AskedCall> FromColleagues(AskedCompany company)
    {
        var callers = company.Calling.Where(line => line.Name.Contains("own", StringComparison.Ordinal)).ToList();
        foreach (var (index, line) in company.Called.Index())
        {
            foreach (var (asked, number) in new[] { (line.Did, "+" + line.Did), (line.Extension, line.Extension) })
            {
                yield return new AskedCall($"colleague → {line.Name}", line.Id, new CallQuestion(CallWay.FromColleague, asked),
                    callers[index % callers.Count], number, line.Code);
            }
        }
    }

    private static IEnumerable<AskedCall> Dialled(AskedCompany company)
    {
        var rung = company.Called.Where(line => line.Name.StartsWith("Phones 2 3, ", StringComparison.Ordinal)
            && (line.Name.Contains("always", StringComparison.Ordinal) || line.Name.Contains("closed,", StringComparison.Ordinal)));
        var own = rung.SelectMany(line => new[] { "+" + line.Did, "00" + line.Did, "0" + line.Did[2..], line.Extension }
            .Select(number => (number, line.Code)));
        string[] others =
        [
            "+" + SipCompany.Flow, "00" + SipCompany.Free, "+" + SipCompany.Disabled, "+" + AskedCompany.Trunkless,
            "0" + AskedCompany.Hostless[2..], "+" + AskedCompany.ThirdParty, "+" + AskedCompany.OnThird, "+" + AskedCompany.Unknown,
            "300", "301", "07", "9", "0800", "4999", "110", "112", "1-1-2", "020-7946.09(99)", "0123", "01234567890123", "1234567",
            "reception", "+1", "*1",
        ];
        return own.Concat(others.Select(number => (number, Code: 0))).SelectMany(dialled =>
            company.Calling.Select(caller => Outgoing(caller, dialled.number, dialled.Code)));
    }

    private static IEnumerable<AskedCall> Abroad(AskedCompany company)
    {
        var callers = company.Calling.Where(line => line.Name.StartsWith("External, ", StringComparison.Ordinal)).ToList();
        string[] numbers =
        [
            "112", "110", "911", "103", "1-1-2", "+112", "00112", "0112", "9112", "+12025550199", "0012025550199", "01112025550199",
            "81012025550199", "12025550199", "2025550199", "82025550199", "02025550199", "0612345678", "612345", "61234", "0", "00", "011",
            "1", "8", "+", "++12025550199", "+0123456789", "000123456789", "+1234567", "+123456", "+123456789012345", "+1234567890123456",
            "00123456789012345", "123456789012345678901234", "1234567890123456789012345", "(1)202-555.0199", "07", "9", "300", "0007",
            "999", "1202555019", "120255501999", "+" + SipCompany.Cleo, "1" + SipCompany.Cleo[1..], "810" + SipCompany.Cleo, "12a4567",
            "+44(0)2079460999", "442079460999",
        ];
        return numbers.Select((number, index) => Outgoing(callers[index % callers.Count], number, 0));
    }

    private static AskedCall Outgoing(AskedLine caller, string number, int code) =>
        new($"{caller.Name} → {number}", caller.Id, new CallQuestion(CallWay.Dialled, number), caller, number, code);

    private async Task<List<string>> CompareAsync(AskedEngine engine, List<AskedCall> inbound, List<AskedCall> dialled)
    {
        var seen = engine.AskAsync(SipPorts.Trunk, inbound, dialled);
        var answers = new List<string>();
        foreach (var call in inbound.Concat(dialled))
        {
            answers.Add(Words(call, await AnswerAsync(call)));
        }

        return [.. inbound.Concat(dialled).Zip(answers, await seen).Where(asked => asked.Second != asked.Third)
            .Select(asked => $"{asked.First.What} ({asked.First.Number}): said “{asked.Second}”, did “{asked.Third}”")];
    }

    private async Task<CallAnswer> AnswerAsync(AskedCall call) =>
        (await sip.Test.Get<CallAnswerService>().AnswerAsync(TestActors.Administrator, call.LineId, call.Question))!;

    /// <summary>An answer in the words of <see cref="AskedEngine"/>.</summary>
    private static string Words(AskedCall call, CallAnswer answer) => answer.End switch
    {
        CallEnd.Rings => $"rings {string.Join(' ', answer.Rings.Order(StringComparer.Ordinal))}{As(call, answer)}, then "
            + (answer.Steps[^1].Contains("it goes to voicemail", StringComparison.Ordinal) ? "voicemail"
                : call.Code.ToString(CultureInfo.InvariantCulture)),
        CallEnd.Voicemail => "voicemail",
        CallEnd.GoesOut => $"out by {Part(answer, Trunk())} to {Called(answer)} as {(answer.Shown.Length > 0 ? answer.Shown : "nobody")}",
        _ => answer.Code.ToString(CultureInfo.InvariantCulture),
    };

    // What a colleague's call shows is asked about at the colleague's line; here it is what that line was made with.
    private static string As(AskedCall call, CallAnswer answer) => call.Question.Way switch
    {
        CallWay.FromOutside => " as Caller 12025550199",
        CallWay.Dialled => $" as {Part(answer, ShownName())} {(answer.Shown.Length > 0 ? answer.Shown : "internal")}",
        _ => $" as Asked {call.Caller!.Name} {call.Caller.Shown}",
    };

    private static string Called(CallAnswer answer) => Part(answer, EmergencyNumber()) is { Length: > 0 } emergency ? emergency
        : "+" + string.Concat(Part(answer, ReadAs()).Where(char.IsAsciiDigit));

    private static string Part(CallAnswer answer, Regex words) =>
        answer.Steps.Select(step => words.Match(step)).FirstOrDefault(match => match.Success)?.Groups["it"].Value ?? "";

    [GeneratedRegex(@"^It goes out by the trunk (?<it>.+) \(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trunk();

    [GeneratedRegex(@"shows the name (?<it>.+?)( and \d+)?\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShownName();

    [GeneratedRegex(@"^It is read as (?<it>.+)\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadAs();

    [GeneratedRegex(@"^(?<it>\d+) is an emergency number", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmergencyNumber();
}
