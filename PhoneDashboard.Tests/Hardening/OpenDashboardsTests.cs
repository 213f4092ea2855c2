using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>As many dashboards as <c>Limits:OpenDashboards</c> allows, at the real server on a real port.</summary>
public sealed class OpenDashboardsTests : IDisposable
{
    private const string Page = "/time-schedules", Drawn = "Add";
    private const int Limit = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Dashboards_MoreThanAllowed_AreRefusedUntilOneIsClosed()
    {
        await using var server = WithLimit();
        var (session, page) = (await server.SessionAsync(), new Uri(server.BaseAddress, Page));
        var open = new List<CircuitClient>();
        for (var number = 0; number < Limit; number++)
        {
            open.Add(await CircuitClient.OpenAsync(_http, session, page, Drawn));
        }

        Assert.False(await CircuitClient.CanOpenAsync(_http, session, page, Drawn, HttpTransportType.WebSockets));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TroubleAsync(server, session)).Status);
        var other = await TeamSession.StartAsync(server.BaseAddress, await server.AddColleagueAsync(Role.Operator));
        Assert.True(await CircuitClient.CanOpenAsync(_http, other, page, Drawn, HttpTransportType.WebSockets)); // it is the account's limit

        await open[0].LeaveAsync(_http, session);
        await open[0].DisposeAsync();
        for (var tries = 0; !await CircuitClient.CanOpenAsync(_http, session, page, Drawn, HttpTransportType.WebSockets); tries++)
        {
            Assert.True(tries < 20);
            await Task.Delay(TimeSpan.FromMilliseconds(100)); // its socket closes soon after
        }

        await CloseAsync(open);
    }

    [Fact]
    public async Task Dashboards_ThatLostTheirConnection_Count()
    {
        await using var server = WithLimit();
        var (session, page) = (await server.SessionAsync(), new Uri(server.BaseAddress, Page));
        for (var number = 0; number < Limit; number++)
        {
            Assert.True(await CircuitClient.CanOpenAsync(_http, session, page, Drawn, HttpTransportType.WebSockets));
        }

        Assert.False(await CircuitClient.CanOpenAsync(_http, session, page, Drawn, HttpTransportType.WebSockets));
        Assert.Contains(
            $"reached its limit of open dashboards ({Limit})", (await TroubleAsync(server, session)).Words, StringComparison.Ordinal);
    }

    // They open no dashboard, and so the count of those says nothing about them.
    [Fact]
    public async Task Sockets_MoreThanAllowed_AreRefused()
    {
        await using var server = WithLimit();
        var session = await server.SessionAsync();
        var address = new UriBuilder(new Uri(server.BaseAddress, "/_blazor")) { Scheme = "ws" }.Uri;
        var sockets = Enumerable.Range(0, Limit + 1).Select(_ => new ClientWebSocket()).ToList();
        sockets.ForEach(socket => socket.Options.SetRequestHeader("Cookie", session.Header));
        foreach (var socket in sockets[..Limit])
        {
            await socket.ConnectAsync(address, default);
        }

        await Assert.ThrowsAsync<WebSocketException>(() => sockets[Limit].ConnectAsync(address, default));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Theory]
    [InlineData(HttpTransportType.LongPolling)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    public async Task Dashboards_OverOtherTransports_AreRefused(HttpTransportType transport)
    {
        await using var server = new DashboardServer();
        var (session, page) = (await server.SessionAsync(), new Uri(server.BaseAddress, Page));

        Assert.False(await CircuitClient.CanOpenAsync(_http, session, page, Drawn, transport));
        Assert.True(await CircuitClient.CanOpenAsync(_http, session, page, Drawn, HttpTransportType.WebSockets));
    }

    [Theory]
    [InlineData("GET", "/_blazor")]
    [InlineData("GET", "/_blazor?id=made-up")]
    [InlineData("POST", "/_blazor?id=made-up")]
    [InlineData("GET", "/_BLAZOR")]
    public async Task Requests_OfOtherTransports_AreRefusedInWords(string method, string path)
    {
        await using var server = new DashboardServer();
        using var client = await server.SignedInClientAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("WebSockets only", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negotiations_WithoutEnd_HaveToWait_AndAreNoGuesses()
    {
        using var log = new LogLines(LogLevel.Warning);
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("Limits:PublicRequestsPerMinute", "10").ConfigureLogging(logging => logging.AddProvider(log)));
        using var client = await server.SignedInClientAsync();
        var answers = new List<HttpStatusCode>();
        for (var asked = 0; asked < 120; asked++)
        {
            using var answer = await client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), content: null);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Distinct());
        Assert.DoesNotContain(log.Lines, line => line.Contains("guessing", StringComparison.Ordinal));
    }

    private static DashboardServer WithLimit() => DashboardServer.With(builder => builder.UseSetting("Limits:OpenDashboards", $"{Limit}"));

    private async Task<(HttpStatusCode Status, string Words)> TroubleAsync(DashboardServer server, TeamSession session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.BaseAddress, "/connection-trouble"));
        request.Headers.Add("Cookie", session.Header);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task CloseAsync(List<CircuitClient> open)
    {
        foreach (var client in open)
        {
            await client.DisposeAsync();
        }
    }
}
