using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>Both engines over one small company, started once for all tests of a class.</summary>
public sealed class SipEngineFixture : IAsyncLifetime
{
    private static readonly string[] Needed = [nameof(MachineProgram.Kamailio), nameof(MachineProgram.Sipp)];

    private SipHome? Home { get; set; }

    internal SipPorts Ports { get; private set; } = null!;

    internal TestDb Test { get; private set; } = null!;

    internal SipEngine Engine { get; private set; } = null!;

    internal SipEngine Md5 { get; private set; } = null!;

    internal Dictionary<string, string> Lines { get; private set; } = [];

    /// <summary>The engine that trunks call.</summary>
    internal string Main => $"127.0.0.1:{Ports.Engine}";

    /// <summary>Where SIPp's phones register: it knows MD5 only.</summary>
    internal string Phones => $"127.0.0.1:{Ports.Md5}";

    /// <summary>The provider's address.</summary>
    internal string Trunk => $"{SipPorts.Trunk}:{Ports.TrunkPort}";

    public async Task InitializeAsync()
    {
        if (new NeedsProgramAttribute(Needed).Skip is not null)
        {
            return; // and so are the tests
        }

        Ports = SipPorts.Take();
        Home = new SipHome();
        var folder = Home.Path;
        Test = await TestDb.CreateAsync(settings: SipEngine.Settings(folder, Ports));
        Lines = await SipCompany.MakeAsync(Test, Ports);
        var files = await SipEngine.WriteAsync(Test, folder);
        Engine = await SipEngine.StartAsync(files, folder, Ports.Rpc);
        Md5 = await SipEngine.StartAsync(Path.Combine(files, "md5"), folder, Ports.Rpc + 3);
    }

    public async Task DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { Md5, Engine, Test, Home })
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask); // it may not have come so far
        }
    }

    /// <summary>A phone of SIPp's at a port of its own, registered.</summary>
    /// <param name="name">A name of <see cref="SipCompany"/>.</param>
    /// <param name="port">Where it is; null: at another port.</param>
    /// <param name="elsewhere">What its Contact says instead.</param>
    /// <returns>Its address.</returns>
    internal async Task<string> RegisterAsync(string name, int? port = null, string? elsewhere = null)
    {
        var address = $"127.0.0.1:{port ?? Ports.NextPhone()}";
        await using var sipp = await Sipp.RunAsync(
            "registers", address, Phones, [.. Secret(name), "-key", "elsewhere", elsewhere ?? address]);
        Assert.Equal((200, 0), (sipp.Answer, await sipp.EndAsync()));
        return address;
    }

    /// <summary>Forgets where these phones are.</summary>
    internal async Task ForgetAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await Md5.AskAsync("ul.rm", "location_md5", name);
        }
    }

    /// <summary>What the provider is answered when it calls.</summary>
    internal async Task<Sipp> CallAsync(string number, string? from = null, params string[] arguments) =>
        await Sipp.RunAsync("trunk_calls", from ?? Trunk, Main, ["-s", number, "-key", "contact", "trunk", "-d", "100", .. arguments]);

    /// <summary>What a phone is answered when it calls.</summary>
    internal async Task<Sipp> DialAsync(string name, string number, params string[] arguments) => await Sipp.RunAsync(
        "phone_calls", $"127.0.0.1:{Ports.NextPhone()}", Phones, ["-s", number, .. Secret(name), "-d", "100", .. arguments]);

    /// <summary>Somebody who is called: a phone, the trunk, the media server.</summary>
    internal Task<Sipp> WaitAtAsync(string scenario, string address, params string[] arguments) =>
        Sipp.StartAsync(scenario, address, null, ["-key", "contact", "called", "-key", "elsewhere", Trunk, .. arguments]);

    /// <summary>What SIPp needs to sign in as this phone.</summary>
    internal string[] Secret(string name) =>
    [
        "-au", name, "-ap", "pw-" + name, "-key", "line", Lines[Owner(name)], "-key", "contact", Lines[Owner(name)],
    ];

    private static string Owner(string name) => char.ToUpperInvariant(name[0]) + name[1..^1];
}
