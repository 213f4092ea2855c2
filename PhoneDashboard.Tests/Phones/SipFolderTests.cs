using PhoneDashboard.Core;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>The engine's files as the command <c>sip</c> writes them.</summary>
public sealed class SipFolderTests
{
    [Fact]
    public async Task Write_WithoutADomain_SaysWhatToSet()
    {
        await using var test = await TestDb.CreateAsync();
        var result = await WriteAsync(test, "sip");
        Assert.Equal("Set Sip:Domain first, for example to sip.example.com: it is part of all SIP addresses.", result.Problems[0].Message);
        Assert.False(Directory.Exists(Path.Combine(test.Folder, "sip")));
    }

    [Fact]
    public async Task Write_FillsInThisInstallation_AndAgain()
    {
        await using var test = await TestDb.CreateAsync(settings:
        [
            ("Sip:Domain", "sip.example.com"), ("Sip:Listen", "192.0.2.10:5070"), ("Sip:TlsListen", "192.0.2.10:5071"),
            ("Sip:CertificateFile", "/etc/ssl/sip.crt"), ("Sip:KeyFile", "/etc/ssl/sip.key"), ("Sip:MediaServer", "192.0.2.20:5060"),
            ("Sip:AllowMd5", "true"), ("Sip:Md5Server", "sip.example.com:5072;transport=tls"), ("Sip:EngineStore", "/var/sip/engine.db"),
        ]);
        for (var time = 0; time < 2; time++)
        {
            var lines = (await WriteAsync(test, "sip")).Value;
            Assert.Contains(lines, line => line.Contains("Database:Group is not set", StringComparison.Ordinal));
        }

        var local = await ReadAsync(test, "local.cfg");
        Assert.All(
            [
                "!DOMAIN!sip.example.com!", $"!DB_URL!sqlite:///{test.Folder}/dashboard.db!", "!STORE_DIR!/var/sip!", "!RPC_PORT!5090!",
                "!ALGORITHM!SHA-256!", "!HA1_COLUMN!ha1_sha256!", "!LOCATION_TABLE!location!", "listen=udp:192.0.2.10:5070\n",
                "listen=tls:192.0.2.10:5071\n", "\n#!define WITH_TLS\n", "\n#!define WITH_MEDIA\n", "!MEDIA_ADDR!192.0.2.20:5060!",
                "!PEER_PORT!5092!", "!SECRET!START_SECRET!",
            ],
            part => Assert.Contains(part, local, StringComparison.Ordinal));
        var md5 = await ReadAsync(test, "md5/local.cfg");
        Assert.All(
            [
                "!RPC_PORT!5093!", "!ALGORITHM!!", "!HA1_COLUMN!ha1!", "!LOCATION_TABLE!location_md5!", "listen=tls:192.0.2.10:5072\n",
                "\n#!define WITH_MAIN\n", "!PEER_PORT!5091!",
            ],
            part => Assert.Contains(part, md5, StringComparison.Ordinal));
        Assert.DoesNotContain("WITH_MEDIA", md5, StringComparison.Ordinal);
        Assert.Contains("private_key = /etc/ssl/sip.key", await ReadAsync(test, "tls.cfg"), StringComparison.Ordinal);
        Assert.Contains(
            $"ExecStart={test.Folder}/sip/md5/start.sh", await ReadAsync(test, "phonedashboard-sip-md5.service"), StringComparison.Ordinal);
        foreach (var file in new[] { "kamailio.cfg", "engine.sql", "start.sh", "README.md" })
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "sip", file)), await ReadAsync(test, file));
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("-rwxr-xr-x", Rights(Path.Combine(test.Folder, "sip", "start.sh")));
        }
    }

    [Theory]
    [InlineData("Sip:Listen", "sip.example.com:5060", "Sip:Listen must be an address with a port, such as 192.0.2.10:5060.")]
    [InlineData("Sip:TlsListen", "0.0.0.0:5061", "TLS needs Sip:CertificateFile and Sip:KeyFile.")]
    [InlineData("Sip:EngineRpc", "http://192.0.2.10:5090/RPC",
        "Sip:EngineRpc must be http://127.0.0.1:PORT/RPC: the engine answers nobody but this machine.")]
    [InlineData("Sip:EngineStore", "data/location.db", "Sip:EngineStore must name a file engine.db; its folder is free.")]
    [InlineData("Sip:MediaServer", "a!b", "Kamailio's configuration cannot hold")]
    public async Task Write_WhatKamailioCannotTake_IsRefused(string key, string value, string words)
    {
        await using var test = await TestDb.CreateAsync(settings: [("Sip:Domain", "sip.example.com"), (key, value)]);
        Assert.StartsWith(words, (await WriteAsync(test, "sip")).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OverSomebodyElsesConfiguration_IsRefused()
    {
        await using var test = await TestDb.CreateAsync(settings: ("Sip:Domain", "sip.example.com"));
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(test.Folder, "kamailio")).FullName, "kamailio.cfg");
        await File.WriteAllTextAsync(file, "#!KAMAILIO\n# mine\n");
        Assert.Equal(ProblemKind.InUse, (await WriteAsync(test, "kamailio")).Problems[0].Kind);
        Assert.Equal("#!KAMAILIO\n# mine\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Write_ByWhoMayNotChangeSettings_IsAFault()
    {
        await using var test = await TestDb.CreateAsync(settings: ("Sip:Domain", "sip.example.com"));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => test.Get<SipFolder>().WriteAsync(Actor.Nobody, test.Folder));
    }

    private static Task<Result<IReadOnlyList<string>>> WriteAsync(TestDb test, string folder) =>
        test.Get<SipFolder>().WriteAsync(TestActors.Administrator, Path.Combine(test.Folder, folder));

    private static Task<string> ReadAsync(TestDb test, string file) => File.ReadAllTextAsync(Path.Combine(test.Folder, "sip", file));

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Rights(string file)
    {
        var mode = File.GetUnixFileMode(file);
        return "-" + string.Concat("rwxrwxrwx".Select((letter, index) => ((int)mode >> (8 - index) & 1) == 1 ? letter : '-'));
    }
}
