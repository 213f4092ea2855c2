using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// The engine, asked many questions at once: SIPp calls, and SIPp is all that can be called. What is called answers nobody, and every
/// call's tag says which question it is.
/// </summary>
internal sealed partial class AskedEngine : IAsyncDisposable
{
    // So few calls at once are of different lines: one may have two to the outside at once, and no more.
    private const string AtOnce = "10", ASecond = "200";

    private readonly SipEngineFixture _sip;
    private readonly List<Sipp> _phones = [];
    private readonly List<(string Name, Sipp At)> _trunks = [];
    private Sipp? _media;

    private AskedEngine(SipEngineFixture sip) => _sip = sip;

    /// <summary>How many calls there were.</summary>
    internal int Calls { get; private set; }

    /// <summary>Registers the phones, and waits at their addresses, at the trunks' and at the media server's.</summary>
    internal static async Task<AskedEngine> StartAsync(SipEngineFixture sip, ILookup<int, string> phones, int secondPort)
    {
        var engine = new AskedEngine(sip);
        try
        {
            foreach (var (at, code) in AskedCompany.Codes.Index())
            {
                var address = $"127.0.0.1:{sip.Ports.NextPhone()}";
                await using (var registers = await RunAsync("registers_all", address, sip.Phones, [.. phones[at]]))
                {
                    Assert.Equal(0, await registers.EndAsync());
                }

                engine._phones.Add(await engine.WaitAtAsync(code, address));
            }

            foreach (var (name, address) in new[]
                     {
                         ("Default", sip.Trunk), ("Second", $"{SipPorts.Trunk}:{secondPort}"),
                         ("Third", $"{AskedCompany.ThirdAddress}:{sip.Ports.TrunkPort}"),
                     })
            {
                engine._trunks.Add((name, await engine.WaitAtAsync(486, address)));
            }

            engine._media = await engine.WaitAtAsync(486, $"127.0.0.1:{sip.Ports.Media}");
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it does with each call, in words: first those of the trunk at this address, then those of phones.</summary>
    internal async Task<IReadOnlyList<string>> AskAsync(
        string trunk, IReadOnlyList<AskedCall> inbound, IReadOnlyList<AskedCall> dialled)
    {
        var first = Calls;
        Calls += inbound.Count + dialled.Count;
        var outside = CodesAsync("asks_trunk", $"{trunk}:{_sip.Ports.NextPhone()}", _sip.Main,
            [.. inbound.Select((call, index) => $"{Tag(first + index)};{call.Number}")]);
        var inside = CodesAsync("asks_phone", $"127.0.0.1:{_sip.Ports.NextPhone()}", _sip.Phones,
            [.. dialled.Select((call, index) => $"{Tag(first + inbound.Count + index)};{call.Number};{Caller(call.Caller!)}")]);
        Dictionary<string, int> codes = new([.. await outside, .. await inside], StringComparer.Ordinal);
        var rung = Invites([.. _phones]);
        var taken = Invites(_media!);
        var trunks = _trunks.ConvertAll(trunk => (trunk.Name, Invites: Invites(trunk.At)));
        return [.. Enumerable.Range(first, Calls - first).Select(Tag).Select(tag =>
        {
            var then = taken.Contains(tag) ? "voicemail" : codes.GetValueOrDefault(tag).ToString(CultureInfo.InvariantCulture);
            var went = trunks.SelectMany(trunk => trunk.Invites[tag]
                .Select(invite => $"out by {trunk.Name} to {User(invite)} as {Shown(invite)}")).ToList();
            if (rung.Contains(tag))
            {
                went.Add($"rings {string.Join(' ', rung[tag].Select(User).Order(StringComparer.Ordinal))} as "
                    + $"{string.Join(" / ", rung[tag].Select(Colleague).Distinct())}, then {then}");
            }

            return went.Count == 0 ? then : string.Join(" and ", went);
        })];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sipp in _phones.Concat(_trunks.Select(trunk => trunk.At)).Append(_media).OfType<Sipp>())
        {
            await sipp.DisposeAsync();
        }
    }

    private static string Caller(AskedLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"l{line.Id};{AskedCompany.SignsIn(line.Phone)}");

    private static string Tag(int index) => string.Create(CultureInfo.InvariantCulture, $"q{index}q");

    private static async Task<IEnumerable<KeyValuePair<string, int>>> CodesAsync(
        string scenario, string address, string engine, IReadOnlyList<string> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        await using var sipp = await RunAsync(scenario, address, engine, rows);
        return [.. sipp.Received().Select(message => (Answer: Answer().Match(message), Message: message))
            .Where(answer => answer.Answer.Success && answer.Answer.Groups["code"].Value != "407")
            .Select(answer => KeyValuePair.Create(
                TagOf(answer.Message), int.Parse(answer.Answer.Groups["code"].ValueSpan, CultureInfo.InvariantCulture)))
            .DistinctBy(answer => answer.Key)];
    }

    private static async Task<Sipp> RunAsync(string scenario, string address, string engine, IReadOnlyList<string> rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, ["SEQUENTIAL", .. rows]);
            return await Sipp.RunAsync(scenario, address, engine,
                "-inf", file, "-m", $"{rows.Count}", "-r", ASecond, "-l", AtOnce, "-timeout", "100");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<Sipp> WaitAtAsync(int code, string address) => _sip.WaitAtAsync(
        string.Create(CultureInfo.InvariantCulture, $"refuses:{code}"), address, "-m", "1000000", "-timeout", "300");

    private static ILookup<string, string> Invites(params Sipp[] called) =>
        called.SelectMany(sipp => sipp.Requests("INVITE")).ToLookup(TagOf, StringComparer.Ordinal);

    private static string TagOf(string message) => CallersTag().Match(message).Groups["tag"].Value;

    private static string User(string invite) => RequestUser().Match(invite).Groups["user"].Value;

    // Shown to the outside: the From and what the trunk is told to believe are the same number, or there is none.
    private static string Shown(string invite) =>
        (Sipp.Header(invite, "From").Split(';')[0], Sipp.Header(invite, "P-Asserted-Identity")) switch
        {
            ("<sip:anonymous@anonymous.invalid>", "") => "nobody",
            (var from, var asserted) when from == asserted && Number().Match(from) is { Success: true } number
                => number.Groups["digits"].Value,
            var (from, asserted) => $"{from} / {asserted}",
        };

    // A colleague shows a name and what is asserted; somebody from outside shows what they came with.
    private static string Colleague(string invite) =>
        (Sipp.Header(invite, "From").Split(';')[0], Sipp.Header(invite, "P-Asserted-Identity")) switch
        {
            (var from, var asserted) when (from == asserted || asserted.Length == 0) && Identity().Match(from) is { Success: true } who
                => $"{who.Groups["name"].Value} {who.Groups["user"].Value}",
            var (from, asserted) => $"{from} / {asserted}",
        };

    [GeneratedRegex(@"\ASIP/2\.0 (?<code>[2-6]\d\d) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^From:.*;tag=(?<tag>q\d+q)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex CallersTag();

    [GeneratedRegex(@"\AINVITE sip:(?<user>[^@;]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RequestUser();

    [GeneratedRegex(@"\A<sip:\+(?<digits>\d+)@sip\.example\.com>\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("""\A"(?<name>.*)" <sip:\+?(?<user>[^@]+)@""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identity();
}
