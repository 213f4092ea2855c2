using System.Diagnostics;

namespace PhoneDashboard.Tests.Support;

/// <summary>Finds a Chromium for the browser tests, and as a last resort installs Debian's.</summary>
internal static class ChromiumLocator
{
    /// <summary>Names the browser to use when it is not <c>chromium</c> on the PATH.</summary>
    public const string Variable = "PHONEDASHBOARD_CHROMIUM";

    private const string Advice =
        $"Install Chromium (on Debian: apt-get install chromium), or set the environment variable {Variable} to the path of a Chromium or Chrome.";

    /// <summary>The path of the browser: the variable's, else the PATH's, else the one Playwright installed, else Debian's, installed now.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none can be installed; the message says what to do.</exception>
    public static async Task<string> FindAsync(string playwrightsOwn)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} names \"{named}\", which is not a file. {Advice}");
        }

        if (OnPath() is { } found)
        {
            return found;
        }

        if (File.Exists(playwrightsOwn))
        {
            return playwrightsOwn;
        }

        await InstallOnDebianAsync();
        return OnPath() ?? throw new InvalidOperationException($"Chromium was installed, but is not on the PATH. {Advice}");
    }

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium.exe") })
            .FirstOrDefault(File.Exists);

    private static async Task InstallOnDebianAsync()
    {
        if (!File.Exists("/etc/debian_version") || !Environment.IsPrivilegedProcess)
        {
            throw new InvalidOperationException($"No Chromium found for the browser tests. {Advice}");
        }

        await RunAsync("apt-get", "update");
        await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";

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
