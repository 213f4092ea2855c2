using System.Diagnostics;

namespace PhoneDashboard.Tests.Support;

/// <summary>A program of this machine that tests need: found, or as a last resort installed from Debian.</summary>
internal sealed class MachineProgram
{
    private readonly string _name, _variable, _package;
    private readonly string[] _files;

    private MachineProgram(string name, string variable, string package, params string[] files)
    {
        (_name, _variable, _package, _files) = (name, variable, package, files);
    }

    /// <summary>What nearly all browser tests run in.</summary>
    public static MachineProgram Chromium { get; } = new("Chromium", "PHONEDASHBOARD_CHROMIUM", "chromium", "chromium", "chromium.exe");

    /// <summary>The other engine.</summary>
    public static MachineProgram Firefox { get; } =
        new("Firefox", "PHONEDASHBOARD_FIREFOX", "firefox-esr", "firefox-esr", "firefox", "firefox.exe");

    /// <summary>The proxy of the guide in docs/operations.md.</summary>
    public static MachineProgram Nginx { get; } = new("nginx", "PHONEDASHBOARD_NGINX", "nginx", "nginx");

    /// <summary>The SIP engine, with the modules of docs/sip.</summary>
    public static MachineProgram Kamailio { get; } = new("Kamailio", "PHONEDASHBOARD_KAMAILIO",
        "kamailio kamailio-sqlite-modules kamailio-extra-modules kamailio-json-modules kamailio-utils-modules kamailio-tls-modules sqlite3",
        "kamailio");

    /// <summary>Plays phones and trunks from scenarios.</summary>
    public static MachineProgram Sipp { get; } = new("SIPp", "PHONEDASHBOARD_SIPP", "sip-tester", "sipp");

    /// <summary>A real phone without a screen.</summary>
    public static MachineProgram Linphone { get; } = new("Linphone", "PHONEDASHBOARD_LINPHONE", "linphone-cli", "linphone-daemon");

    /// <summary>Lets people in by SSH; only root can make it ask for a password.</summary>
    public static MachineProgram OpenSsh { get; } =
        new("OpenSSH's server", "PHONEDASHBOARD_SSHD", "openssh-server", "sshd") { AsRoot = true };

    /// <summary>What to do where there is none.</summary>
    public string Advice => AsRoot && !Environment.IsPrivilegedProcess ? $"Run the tests as root: {_name} needs it." :
        $"Install {_name} (on Debian: apt-get install {_package}), or set the environment variable {_variable} to the path of one.";

    /// <summary>It is there, or can be installed.</summary>
    public bool CanBeHad => (!AsRoot || Environment.IsPrivilegedProcess)
        && (Environment.GetEnvironmentVariable(_variable) is { Length: > 0 } || OnPath() is not null || IsDebiansRoot);

    /// <summary>Its path: the variable's, else the PATH's, else another one's that is there, else Debian's, installed now.</summary>
    /// <param name="other">Where there may be one, such as the one Playwright installed.</param>
    /// <exception cref="InvalidOperationException">There is none, and none can be installed; the message says what to do.</exception>
    public async Task<string> FindAsync(string? other = null)
    {
        if (Environment.GetEnvironmentVariable(_variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new InvalidOperationException($"{_variable} names \"{named}\", which is not a file. {Advice}");
        }

        if (HasAllParts && (OnPath() ?? (File.Exists(other) ? other : null)) is { } found)
        {
            return found;
        }

        if (!IsDebiansRoot)
        {
            throw new InvalidOperationException($"No {_name} found for the tests. {Advice}");
        }

        await RunAsync("apt-get", "update");
        await RunAsync("apt-get", ["install", "-y", "--no-install-recommends", .. _package.Split(' ')]);
        return OnPath() ?? throw new InvalidOperationException($"{_name} was installed, but is not on the PATH. {Advice}");
    }

    private bool AsRoot { get; init; }

    private static bool IsDebiansRoot => File.Exists("/etc/debian_version") && Environment.IsPrivilegedProcess;

    // A program whose modules are packages of their own is there without them, too.
    private bool HasAllParts => !IsDebiansRoot || !_package.Contains(' ', StringComparison.Ordinal)
        || _package.Split(' ').All(package => Directory.EnumerateFiles("/var/lib/dpkg/info", $"{package}*.list")
            .Any(file => Path.GetFileNameWithoutExtension(file).Split(':')[0] == package));

    private string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => _files.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.Environment["RUNLEVEL"] = "1"; // what is a service does not start

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"\"{program} {string.Join(' ', arguments)}\" failed: {(await errors).Trim()} {Advice}");
        }
    }
}
