using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.DeliveryMethods;

/// <summary>
/// A real OpenSSH on a port of its own, with keys, configuration and folders in a folder of its own, and a user of this machine that lives
/// as long as it does.
/// </summary>
public sealed class OpenSshServer : IAsyncLifetime
{
    internal const string Password = "correct horse battery", Passphrase = "open sesame";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-ssh-");
    private Process? _process;
    private string _program = "";

    internal string User { get; } = "pd" + Guid.NewGuid().ToString("N")[..10];

    internal int Port { get; private set; }

    /// <summary>The fingerprint of its key.</summary>
    internal string HostKey { get; private set; } = "";

    /// <summary>A folder that its user may write into.</summary>
    internal string Inbox => Path.Combine(_folder.FullName, "inbox");

    /// <summary>One that belongs to root.</summary>
    internal string Closed => Path.Combine(_folder.FullName, "closed");

    public async Task InitializeAsync()
    {
        if (new NeedsProgramAttribute(nameof(MachineProgram.OpenSsh)).Skip is not null)
        {
            return; // and so are the tests
        }

        _program = await MachineProgram.OpenSsh.FindAsync();
        Directory.CreateDirectory("/run/sshd"); // where Debian's locks itself in
        Directory.CreateDirectory(Closed);
        Directory.CreateDirectory(Inbox);
        foreach (var (key, passphrase) in new[] { ("host", ""), ("other", ""), ("user", ""), ("locked", Passphrase), ("stranger", "") })
        {
            await RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", At(key));
        }

        await File.WriteAllTextAsync(At("authorized"), await ReadAsync("user.pub") + await ReadAsync("locked.pub"));
        var hash = (await RunAsync("openssl", "passwd", "-6", Password)).Trim();
        await RunAsync("useradd", "-M", "-d", Inbox, "-s", "/bin/sh", "-p", hash, User);
        await RunAsync("chown", User, Inbox);
        await RunAsync("chmod", "a+rX", _folder.FullName, Closed, At("authorized")); // its user comes through and reads, whatever the umask
        await StartAsync("host");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
            await RunAsync("userdel", "--force", User);
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>The same server with another key, as if somebody sat in between.</summary>
    internal async Task ChangeKeyAsync(string key)
    {
        await StopAsync();
        await StartAsync(key);
    }

    /// <summary>One of its keys, private: "user" is let in, "locked" too with its passphrase, "stranger" is not.</summary>
    internal Task<string> ReadAsync(string key) => File.ReadAllTextAsync(At(key));

    /// <summary>A delivery method that delivers there, by password.</summary>
    internal NewDeliveryMethod Method()
    {
        var method = new NewDeliveryMethod
        {
            Name = "Archive",
            Kind = DeliveryMethodKind.Sftp,
            Host = "127.0.0.1",
            Port = Port,
            Username = User,
            Folder = Inbox,
            HostKey = HostKey,
        };
        method.Secret.Password = Password;
        return method;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private async Task StartAsync(string key)
    {
        Port = Port == 0 ? FreePort() : Port;
        HostKey = (await RunAsync("ssh-keygen", "-l", "-f", At(key + ".pub"))).Split(' ')[1];
        await File.WriteAllTextAsync(At("config"), $"""
            ListenAddress 127.0.0.1:{Port}
            HostKey {At(key)}
            PidFile none
            AuthorizedKeysFile {At("authorized")}
            StrictModes no
            UsePAM no
            PasswordAuthentication yes
            KbdInteractiveAuthentication no
            Subsystem sftp internal-sftp
            MaxStartups 100

            """);
        _process = Process.Start(new ProcessStartInfo(_program, ["-D", "-e", "-f", At("config")])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var words = _process.StandardError.ReadToEndAsync();
        for (var isThere = false; !isThere;)
        {
            Assert.False(_process.HasExited, _process.HasExited ? await words : "");
            try
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync(IPAddress.Loopback, Port);
                isThere = true;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A port at which nobody listens.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
    }
}
