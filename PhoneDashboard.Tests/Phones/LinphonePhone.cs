using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// A real Linphone without screen and sound card. It knows what its file says, or nothing but the address of its settings.
/// </summary>
internal sealed class LinphonePhone : IAsyncDisposable
{
    private readonly DirectoryInfo _home;
    private readonly string _pipe;
    private readonly Process _process;

    private LinphonePhone(DirectoryInfo home, string pipe, Process process) => (_home, _pipe, _process) = (home, pipe, process);

    /// <summary>Its log, with all messages of SIP.</summary>
    internal string Log
    {
        get
        {
            var file = Path.Combine(_home.FullName, "log");
            if (!File.Exists(file))
            {
                return "";
            }

            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    /// <summary>Its settings as they are now.</summary>
    internal string Settings => File.ReadAllText(Path.Combine(_home.FullName, "rc"));

    /// <summary>Starts it with the address that an invite's link or QR code gives.</summary>
    internal static Task<LinphonePhone> ProvisionedAsync(Uri address, int port, bool answers) =>
        StartAsync(port, answers, $"[misc]\nconfig-uri={address}\n");

    /// <summary>Starts it with an account typed in by hand.</summary>
    /// <param name="line">What it calls itself.</param>
    /// <param name="name">What it signs in as, with <c>pw-</c> and that as its secret.</param>
    /// <param name="server"><c>host:port;transport=…</c></param>
    /// <param name="port">Its own; the two after it are for sound.</param>
    /// <param name="answers">Whether it takes calls by itself.</param>
    /// <param name="root">The certificate that it trusts alone, where it speaks TLS.</param>
    internal static Task<LinphonePhone> WithAccountAsync(
        string line, string name, string server, int port, bool answers, string? root = null) => StartAsync(port, answers, $"""
        [proxy_0]
        reg_identity=<sip:{line}@{SipEngine.Domain}>
        reg_proxy=<sip:{server}>
        reg_route=<sip:{server}>
        reg_expires=600
        reg_sendregister=1
        publish=0
        realm={SipEngine.Domain}
        [auth_info_0]
        username={line}
        userid={name}
        ha1={SipHashes.Of(name, "pw-" + name).Sha256}
        realm={SipEngine.Domain}
        domain={SipEngine.Domain}
        algorithm=SHA-256

        """, root is null ? "" : $"root_ca={root}\nverify_server_certs=1\nverify_server_cn=1\n");

    /// <summary>How often a line of SIP begins so, sent or received: <c>INVITE sip:</c>.</summary>
    internal int Count(string beginning) => Log.Split('\n').Count(line => line.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Tells it to do something, such as <c>call sip:201@domain</c> or <c>terminate</c>.</summary>
    internal async Task<string> CommandAsync(string command)
    {
        for (var time = 0; ; time++)
        {
            try
            {
                return await SayAsync(command);
            }
            catch (SocketException) when (time < 5)
            {
                await Task.Delay(200); // it closes the pipe unread while it is busy with something else
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var end = Process.Start("kill", ["-KILL", $"{_process.Id}"]); // it would sign out first, and take its time
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _home.Delete(recursive: true);
        File.Delete(Path.Combine("/tmp", _pipe));
    }

    private async Task<string> SayAsync(string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine("/tmp", _pipe)));
        await socket.SendAsync(Encoding.UTF8.GetBytes(command + "\n"));
        await Task.Delay(300); // the answer comes in pieces, without an end
        var answer = new byte[64 * 1024];
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        return Encoding.UTF8.GetString(answer, 0, await socket.ReceiveAsync(answer, timeout.Token));
    }

    private static async Task<LinphonePhone> StartAsync(int port, bool answers, string account, string sip = "")
    {
        var program = await MachineProgram.Linphone.FindAsync();
        var home = Directory.CreateTempSubdirectory("phonedashboard-linphone-");
        home.CreateSubdirectory(".local/share/linphone"); // without these it aborts
        home.CreateSubdirectory(".config/linphone");
        var settings = Path.Combine(home.FullName, "rc");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [sip]
            sip_port={port}
            sip_tcp_port={port}
            sip_tls_port=-1
            guess_hostname=0
            media_encryption=none
            default_proxy=0
            {sip}
            [rtp]
            audio_rtp_port={port + 1}
            [net]
            dns_srv_enabled=0
            [video]
            capture=0
            display=0
            {account}
            """));
        var pipe = $"phonedashboard-{Guid.NewGuid():N}";
        var process = Process.Start(new ProcessStartInfo(program,
        [
            "--config", settings, "--pipe", pipe, "--log", Path.Combine(home.FullName, "log"), "--disable-stats-events",
            .. answers ? ["--auto-answer"] : Array.Empty<string>(),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["HOME"] = home.FullName },
        })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return new LinphonePhone(home, pipe, process);
    }
}
