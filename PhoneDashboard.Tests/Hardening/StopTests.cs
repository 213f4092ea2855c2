using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>The process that people run ends soon when it is told to, whatever is under way.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Terminate_MailInFlight_DashboardOpen_FileStalled_EndsWithinTenSeconds()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var sendGrid = await SendGridStandIn.StartAsync();
        var posted = new TaskCompletionSource();
        sendGrid.Posted = () => posted.TrySetResult();
        sendGrid.Hang();
        await using var test = await TestDb.CreateAsync();
        _ = (await test.Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
        await test.AddUserAsync("Ann", "Aalto");
        await FillActivityAsync(test);
        using var app = new BuiltApp();
        var address = ServerProcess.FreeAddress();
        var settings = TestDb.Settings(test.Folder)
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        await using var server = await ServerProcess.StartAsync(app.Program, new Uri(address, "/health/ready"), new(settings)
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SendGrid__ApiKey"] = "SG.test",
            ["SendGrid__BaseUrl"] = sendGrid.BaseUrl,
        });
        var session = await TeamSession.StartAsync(address);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        await using var dashboard = await CircuitClient.OpenAsync(http, session, new Uri(address, "/users"), "Actions for ");
        using var stalled = await StallAsync(address, session);
        var mail = new TestMail { Address = "ann@example.com" };
        Assert.True((await test.Get<SettingsService>().SendTestMailAsync(TestActors.Administrator, mail)).Succeeded);
        await posted.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var (took, exitCode) = await server.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.InRange(took, TimeSpan.Zero, Longest);
        Assert.Equal(0, exitCode);
        await using var db = await test.OpenAsync();
        var waiting = await db.Outbox.SingleAsync();
        Assert.Equal((OutboxState.Queued, null, 1), (waiting.State, waiting.LeasedUntilUtc, waiting.Attempts));
    }

    /// <summary>More than the system holds between two processes.</summary>
    private static async Task FillActivityAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        var changes = $$"""[{"Field":"JobTitle","Before":null,"After":"{{new string('x', 200_000)}}"}]""";
        db.AddRange(Enumerable.Range(1, 100).Select(number => new AuditEntry
        {
            Utc = DateTime.UtcNow,
            ActorName = "Test",
            Action = AuditAction.Changed,
            ItemKind = "PhoneUser",
            ItemId = 1,
            ItemName = "Ann Aalto",
            ItemVersion = number,
            ChangesJson = changes,
        }));
        await db.SaveChangesAsync();
    }

    /// <summary>Asks for a file and reads no more of it than that it comes.</summary>
    private static async Task<TcpClient> StallAsync(Uri server, TeamSession session)
    {
        var tcp = new TcpClient { ReceiveBufferSize = 4096 };
        await tcp.ConnectAsync(IPAddress.Loopback, server.Port);
        var request = $"GET /export/activity HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {session.Header}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var status = new byte[12];
        await tcp.GetStream().ReadExactlyAsync(status);
        Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(status));
        return tcp;
    }
}
