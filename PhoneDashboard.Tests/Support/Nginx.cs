using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// The proxy that docs/operations.md shows, in front of a dashboard: its own file, but for name, port, certificate and where the dashboard
/// is.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-nginx-");
    private Process? _process;

    /// <summary>Where browsers reach the dashboard through it.</summary>
    public Uri Address { get; } = new UriBuilder(Uri.UriSchemeHttps, "localhost", ServerProcess.FreeAddress().Port).Uri;

    /// <summary>Starts it.</summary>
    /// <param name="dashboard">Where the dashboard listens.</param>
    /// <param name="change">Changes the guide's file, to what people write instead.</param>
    public async Task StartAsync(Uri dashboard, Func<string, string>? change = null)
    {
        MakeCertificate();
        var file = Path.Combine(_folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            pid {{_folder.FullName}}/nginx.pid;
            error_log stderr;
            events { }
            http {
            access_log off;
            {{(change ?? (text => text))(GuideFor(dashboard))}}
            }
            """);
        var program = await MachineProgram.Nginx.FindAsync();
        _process = Process.Start(new ProcessStartInfo(program, ["-p", _folder.FullName, "-e", "stderr", "-c", file])
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
                await tcp.ConnectAsync(IPAddress.Loopback, Address.Port);
                isThere = true;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using var end = Process.Start("kill", ["-TERM", $"{_process.Id}"]); // its workers go with it
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private string GuideFor(Uri dashboard)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var guide = text.Split("```nginx")[1].Split("```")[0];
        foreach (var (shown, here) in new[]
                 {
                     ("listen 443 ssl;", $"listen 127.0.0.1:{Address.Port} ssl;"),
                     ("phones.example.com", Address.Host),
                     ("/etc/ssl/", $"{_folder.FullName}/"),
                     ("http://127.0.0.1:5080", dashboard.GetLeftPart(UriPartial.Authority)),
                 })
        {
            Assert.Contains(shown, guide, StringComparison.Ordinal);
            guide = guide.Replace(shown, here, StringComparison.Ordinal);
        }

        return guide;
    }

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={Address.Host}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(_folder.FullName, "phones.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "phones.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
