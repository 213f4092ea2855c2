using System.Diagnostics;
using System.Net;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>The program as it is published, started from a folder that is not its own.</summary>
public sealed class ProgramFolderTests : IDisposable
{
    private readonly BuiltApp _app = new();
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("phonedashboard-elsewhere-");

    public void Dispose()
    {
        _app.Dispose();
        _elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_FromAnotherFolder_HasItsStylesAndItsData()
    {
        var address = ServerProcess.FreeAddress();
        using var server = Start("--urls", address.ToString());
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            while (!await AnswersAsync(http))
            {
                Assert.False(server.HasExited);
                await Task.Delay(100);
            }

            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/theme.css", UriKind.Relative))).StatusCode);
            Assert.True(File.Exists(Path.Combine(_app.Folder, "data", "phonedashboard.db")));
            Assert.Empty(_elsewhere.EnumerateFileSystemInfos());
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        // Folders of the command line are those of the shell.
        using var backup = Start("backup", "here");
        await backup.WaitForExitAsync();
        Assert.Equal(0, backup.ExitCode);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_elsewhere.FullName, "here")).Length);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [_app.Program, .. arguments])
    {
        WorkingDirectory = _elsewhere.FullName,
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
    })!;
}
