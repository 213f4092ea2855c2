using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Phones;

/// <summary>
/// Writes the SIP engine's files for this installation: those of docs/sip, which the program carries along, with the values of its
/// configuration (Specification 10).
/// </summary>
public sealed class SipFolder(
    IOptions<SipOptions> sip, IOptions<StorageOptions> storage, IDbContextFactory<DashboardDb> dbFactory, DatabaseStartup startup)
{
    /// <summary>The folder within for the second engine, which speaks MD5.</summary>
    public const string Md5Folder = "md5";

    private const string Configuration = "kamailio.cfg", Local = "local.cfg", Tls = "tls.cfg", Store = "engine.db", Start = "start.sh",
        Unit = "phonedashboard-sip.service", Md5Unit = "phonedashboard-sip-md5.service", Ours = "PhoneDashboard's SIP engine",
        WhereLocalBegins = "# Where phones and trunks come in.";

    private static readonly SearchValues<char> Odd = SearchValues.Create("\"!\\ \r\n");

    // The ports of 127.0.0.1 after that of Sip:EngineRpc are the engines' own.
    private const int Md5Port = 5062, PeerAfter = 1, Md5PeerAfter = 2, Md5RpcAfter = 3;

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes them, over those that are there. The folder is readable by all: nothing in it is secret.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="folder">Where; made when it is not there.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>
    /// What to do next, line by line. <see cref="ProblemKind.Invalid"/> when the configuration lacks something, or a value cannot stand in
    /// Kamailio's configuration; <see cref="ProblemKind.InUse"/> when somebody else's <c>kamailio.cfg</c> lies there.
    /// </returns>
    public async Task<Result<IReadOnlyList<string>>> WriteAsync(
        Actor actor, string folder, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        folder = Path.GetFullPath(folder);
        var options = sip.Value;
        if (await DomainAsync(cancellationToken) is not { } domain)
        {
            return new Problem(
                ProblemKind.Invalid, "Set Sip:Domain first, for example to sip.example.com: it is part of all SIP addresses.");
        }

        if (Refusal(options, folder) is { } refusal)
        {
            return refusal;
        }

        var listen = IPEndPoint.Parse(options.Listen);
        var engine = new Values(domain, false, [Udp(listen), Tcp(listen)], new Uri(options.EngineRpc).Port);
        Write(folder, Over(engine, options.TlsListen is { } tls ? IPEndPoint.Parse(tls) : null, folder), folder, Unit);
        if (options.AllowMd5)
        {
            var (port, isTls) = Md5Listen(options.Md5Server);
            var own = new IPEndPoint(listen.Address, port);
            var md5 = new Values(domain, true, isTls ? [] : [Udp(own), Tcp(own)], engine.RpcPort + Md5RpcAfter);
            var within = Path.Combine(folder, Md5Folder);
            Write(within, Over(md5, isTls ? own : null, within), folder, Md5Unit);
        }

        return Next(folder, options);
    }

    private Problem? Refusal(SipOptions options, string folder)
    {
        if (File.Exists(Path.Combine(folder, Configuration))
            && !File.ReadLines(Path.Combine(folder, Configuration)).Take(3).Any(line => line.Contains(Ours, StringComparison.Ordinal)))
        {
            return new Problem(ProblemKind.InUse, $"{folder} has a {Configuration} that is not PhoneDashboard's. Name another folder.");
        }

        var wrong = new[] { (nameof(SipOptions.Listen), options.Listen), (nameof(SipOptions.TlsListen), options.TlsListen) }
            .Where(pair => pair.Item2 is not null && !(IPEndPoint.TryParse(pair.Item2, out var address) && address.Port > 0))
            .Select(pair => pair.Item1).FirstOrDefault();
        if (wrong is not null)
        {
            return new Problem(ProblemKind.Invalid, $"Sip:{wrong} must be an address with a port, such as 192.0.2.10:5060.");
        }

        if (!Uri.TryCreate(options.EngineRpc, UriKind.Absolute, out var rpc) || rpc.Host != "127.0.0.1" || rpc.AbsolutePath != "/RPC")
        {
            return new Problem(ProblemKind.Invalid,
                "Sip:EngineRpc must be http://127.0.0.1:PORT/RPC: the engine answers nobody but this machine.");
        }

        if (OddText(options) is { } odd)
        {
            return new Problem(ProblemKind.Invalid, $"Kamailio's configuration cannot hold \"{odd}\": a path or address with a quotation "
                + "mark, an exclamation mark or a space.");
        }

        if (Path.GetFileName(options.EngineStore) != Store)
        {
            return new Problem(ProblemKind.Invalid, $"Sip:EngineStore must name a file {Store}; its folder is free.");
        }

        var needsCertificate = options.TlsListen is not null || (options.AllowMd5 && Md5Listen(options.Md5Server).IsTls);
        return needsCertificate && (options.CertificateFile is null || options.KeyFile is null)
            ? new Problem(ProblemKind.Invalid, "TLS needs Sip:CertificateFile and Sip:KeyFile.")
            : null;
    }

    private string? OddText(SipOptions options) =>
        new[]
        {
            storage.Value.DatabaseFile, Path.GetFullPath(options.EngineStore), options.MediaServer, options.CertificateFile,
            options.KeyFile,
        }.FirstOrDefault(text => text?.AsSpan().ContainsAny(Odd) == true);

    /// <summary>That of the phones that there are; before there is one, that of the configuration.</summary>
    private async Task<string?> DomainAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(storage.Value.DatabaseFile) && await startup.StateAsync(cancellationToken) == DatabaseState.Ready)
        {
            await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
            return await db.AccountSettings.Select(settings => settings.SipDomain).FirstOrDefaultAsync(cancellationToken)
                ?? sip.Value.Domain;
        }

        return sip.Value.Domain;
    }

    private string Over(Values values, IPEndPoint? tls, string folder)
    {
        var options = sip.Value;
        var database = storage.Value.DatabaseFile;
        var example = Text(Local).Split(WhereLocalBegins)[0];
        var text = new StringBuilder("# This installation, as PhoneDashboard's configuration has it. Written anew by its command sip.\n")
            .Append(example[(example.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        foreach (var (name, value) in new[]
                 {
                     ("DOMAIN", values.Domain),
                     ("DB_FILE", database),
                     ("DB_URL", $"sqlite:///{database}"),
                     ("STORE_DIR", Path.GetDirectoryName(Path.GetFullPath(options.EngineStore))!),
                     ("RPC_ADDR", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{values.RpcPort}")),
                     ("RPC_PORT", values.RpcPort.ToString(CultureInfo.InvariantCulture)),
                     ("ALGORITHM", values.IsMd5 ? "" : "SHA-256"),
                     ("HA1_COLUMN", values.IsMd5 ? "ha1" : "ha1_sha256"),
                     ("LOCATION_TABLE", values.IsMd5 ? "location_md5" : "location"),
                 })
        {
            Put(text, name, value);
        }

        text.AppendLine(WhereLocalBegins).AppendJoin('\n', values.Listen).AppendLine();
        if (tls is not null)
        {
            Define(text, "WITH_TLS", ("TLS_CONFIG", Path.Combine(folder, Tls)));
            text.AppendLine(CultureInfo.InvariantCulture, $"listen=tls:{tls}");
        }

        if (options.AllowMd5)
        {
            var rpc = new Uri(options.EngineRpc).Port;
            var (own, other) = values.IsMd5 ? (rpc + Md5PeerAfter, rpc + PeerAfter) : (rpc + PeerAfter, rpc + Md5PeerAfter);
            text.AppendLine("\n# The other engine of this machine.");
            Define(text, "WITH_PEER",
                ("OWN_PEER_PORT", own.ToString(CultureInfo.InvariantCulture)), ("PEER_PORT", other.ToString(CultureInfo.InvariantCulture)));
            text.AppendLine(CultureInfo.InvariantCulture, $"listen=udp:127.0.0.1:{own}");
        }

        if (values.IsMd5)
        {
            text.AppendLine("#!define WITH_MAIN");
        }
        else if (options.MediaServer is { } media)
        {
            text.AppendLine("\n# Lines with Route to Voicemail go here when nobody takes the call.");
            Define(text, "WITH_MEDIA", ("MEDIA_ADDR", media));
        }

        return text.ToString();
    }

    private void Write(string folder, string local, string root, string unit)
    {
        Directory.CreateDirectory(folder);
        Rights(folder, Runnable);
        foreach (var name in new[] { Configuration, "engine.sql", Start, "README.md" })
        {
            Save(name, Text(name), name == Start ? Runnable : Readable);
        }

        Save(Local, local, Readable);
        Save(Tls, Text(Tls)
            .Replace("/etc/phonedashboard/sip/fullchain.pem", Whole(sip.Value.CertificateFile), StringComparison.Ordinal)
            .Replace("/etc/phonedashboard/sip/privkey.pem", Whole(sip.Value.KeyFile), StringComparison.Ordinal), Readable);
        var database = Path.GetDirectoryName(storage.Value.DatabaseFile)!;
        var store = Path.GetDirectoryName(Path.GetFullPath(sip.Value.EngineStore))!;
        File.WriteAllText(Path.Combine(root, unit), Text(Unit)
            .Replace(Unit, unit, StringComparison.Ordinal)
            .Replace("/etc/phonedashboard/sip/start.sh", Path.Combine(folder, Start), StringComparison.Ordinal)
            .Replace(
                "Group=kamailio", $"Group={(storage.Value.Group is { Length: > 0 } group ? group : "kamailio")}", StringComparison.Ordinal)
            .Replace("ReadWritePaths=/var/lib/phonedashboard/data", $"ReadWritePaths={database} -{store}", StringComparison.Ordinal));
        Rights(Path.Combine(root, unit), Readable);

        void Save(string name, string text, UnixFileMode mode)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            Rights(Path.Combine(folder, name), mode);
        }
    }

    private static string Whole(string? file) => file is null ? "" : Path.GetFullPath(file);

    private static void Rights(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private List<string> Next(string folder, SipOptions options)
    {
        string[] units = options.AllowMd5 ? [Unit, Md5Unit] : [Unit];
        var lines = new List<string>
        {
            $"Wrote the SIP engine's files to {folder}. README.md there is the guide.",
            "Next, as root on this machine:",
            $"  cp {string.Join(' ', units.Select(unit => Path.Combine(folder, unit)))} /etc/systemd/system/",
            $"  systemctl enable --now {string.Join(' ', units.Select(unit => Path.GetFileNameWithoutExtension(unit)))}",
        };
        if (storage.Value.Group.Length == 0)
        {
            lines.Add("Database:Group is not set: the engine's account kamailio cannot read the database. Set it to kamailio.");
        }

        if (options.TlsListen is null)
        {
            lines.Add("Sip:TlsListen is not set: phones speak without TLS, and who calls whom travels in the clear.");
        }

        return lines;
    }

    private static (int Port, bool IsTls) Md5Listen(string? server)
    {
        var parts = (server ?? "").Split(';');
        var port = parts[0].LastIndexOf(':') is var at and >= 0
            && int.TryParse(parts[0].AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : Md5Port;
        return (port, parts.Contains("transport=tls", StringComparer.Ordinal));
    }

    private static string Udp(IPEndPoint address) => $"listen=udp:{address}";

    private static string Tcp(IPEndPoint address) => $"listen=tcp:{address}";

    private static void Put(StringBuilder text, string name, string value)
    {
        var whole = text.ToString();
        var at = whole.IndexOf($"#!substdef \"!{name}!", StringComparison.Ordinal);
        var end = whole.IndexOf('\n', at);
        text.Clear().Append(whole, 0, at).Append(Line(name, value)).Append(whole, end, whole.Length - end);
    }

    private static void Define(StringBuilder text, string define, params (string Name, string Value)[] values)
    {
        text.Append("#!define ").AppendLine(define);
        foreach (var (name, value) in values)
        {
            text.AppendLine(Line(name, value));
        }
    }

    private static string Line(string name, string value) => $"#!substdef \"!{name}!{value}!g\"";

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(SipFolder).Assembly.GetManifestResourceStream($"sip/{name}")!);
        return reader.ReadToEnd();
    }

    private sealed record Values(string Domain, bool IsMd5, IReadOnlyList<string> Listen, int RpcPort);
}
