using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// An open dashboard without a browser: fetches the page, opens its circuit as Blazor's script does, has the page's components
/// rendered, confirms every batch and answers the calls to JavaScript with nothing, or no. For the server it is one more person; for the
/// machine it costs next to nothing.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly TaskCompletionSource _rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _firstRow;
    private readonly Uri _page;
    private string? _circuit;

    private CircuitClient(Uri page, TeamSession session, string rowText, HttpTransportType transport)
    {
        (_page, _firstRow) = (page, Encoding.UTF8.GetBytes(rowText));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(page, "/_blazor"), transport, options =>
        {
            options.SkipNegotiation = transport == HttpTransportType.WebSockets;
            options.Headers["Cookie"] = session.Header;
            // Browsers ask for compression too.
            options.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new WebSocketDeflateOptions();
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPackProtocol>();
        _connection = builder.Build();
        _connection.On<long, byte[]>("JS.RenderBatch", DrawAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string>("JS.Error", error => _rows.TrySetException(new InvalidOperationException(error)));
        _connection.Closed += fault =>
        {
            _rows.TrySetException(fault ?? new IOException("The server closed the connection.")); // before there were rows
            return Task.CompletedTask;
        };
    }

    /// <summary>Opens a page and waits until its rows are drawn.</summary>
    /// <param name="http">A client that keeps no cookies.</param>
    /// <param name="session">Who looks.</param>
    /// <param name="page">Its address.</param>
    /// <param name="rowText">What stands in the markup of a row.</param>
    /// <param name="transport">By which of SignalR's ways.</param>
    public static async Task<CircuitClient> OpenAsync(
        HttpClient http, TeamSession session, Uri page, string rowText, HttpTransportType transport = HttpTransportType.WebSockets)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", session.Header);
        using var response = await http.SendAsync(request);
        var html = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var components = ComponentMarker().Matches(html).Select((match, index) => new
        {
            type = "add",
            ssrComponentId = index + 1,
            marker = JsonSerializer.Deserialize<JsonElement>(match.Groups["json"].Value),
        });
        var client = new CircuitClient(page, session, rowText, transport);
        try
        {
            var operations = JsonSerializer.Serialize(new { batchId = 1, operations = components });
            await client.DrawAsync(operations, StateMarker().Match(html).Groups["state"].Value);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The same; null when the server refuses it: with a word, or without one, where the framework has let go of it first.
    /// </summary>
    public static async Task<CircuitClient?> TryOpenAsync(
        HttpClient http, TeamSession session, Uri page, string rowText, HttpTransportType transport)
    {
        try
        {
            return await OpenAsync(http, session, page, rowText, transport);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or WebSocketException or InvalidOperationException or IOException
                or AggregateException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether a dashboard can be opened; one that can loses its connection again.</summary>
    public static async Task<bool> CanOpenAsync(HttpClient http, TeamSession session, Uri page, string rowText, HttpTransportType transport)
    {
        await using var client = await TryOpenAsync(http, session, page, rowText, transport);
        return client is not null;
    }

    /// <summary>Closes it as a browser does whose page goes away: the server lets go of it at once.</summary>
    public async Task LeaveAsync(HttpClient http, TeamSession session)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_circuit!), "circuitId" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_page, "/_blazor/disconnect")) { Content = form };
        request.Headers.Add("Cookie", session.Header);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    // Closed under it by the server, which is just letting go of the page: the script tries again too.
    private async Task<bool> IsThereAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _connection.StopAsync();
                await _connection.StartAsync();
                return await _connection.InvokeAsync<bool>("ConnectCircuit", _circuit);
            }
            catch (OperationCanceledException) when (tries < 3)
            {
            }
        }
    }

    /// <summary>
    /// Loses the connection and asks for the page again, as Blazor's script does: whether it is still there, and if not, whether it is made
    /// anew from what was kept of it.
    /// </summary>
    public async Task<(bool IsThere, bool IsResumed)> ComeBackAsync()
    {
        if (await IsThereAsync())
        {
            return (true, false);
        }

        await Task.Delay(TimeSpan.FromSeconds(1)); // the server writes down what it keeps after it has let go of the page
        var resumed = await _connection.InvokeAsync<string?>(
            "ResumeCircuit", _circuit, new Uri(_page, "/").ToString(), _page.ToString(), "[]", "");
        return (false, resumed is not null);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ComponentMarker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StateMarker();

    private async Task DrawAsync(string components, string state)
    {
        await _connection.StartAsync();
        _circuit = await _connection.InvokeAsync<string>("StartCircuit", new Uri(_page, "/").ToString(), _page.ToString(), "[]", "");
        await _connection.SendAsync("UpdateRootComponents", components, state);
        await _rows.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task DrawAsync(long batch, byte[] edits)
    {
        await _connection.SendAsync("OnRenderCompleted", batch, null);
        if (edits.AsSpan().IndexOf(_firstRow) >= 0)
        {
            _rows.TrySetResult();
        }
    }

    private Task AnswerAsync(long call, string function, string arguments, int resultType, long target, int callType)
    {
        const int objectReference = 1; // as from import()
        object? result = resultType == objectReference ? new Dictionary<string, int> { ["__jsObjectId"] = 1 }
            : function == "isInUse" ? false // nobody has a row's menu open
            : null;
        return call == 0
            ? Task.CompletedTask
            : _connection.SendAsync("EndInvokeJSFromDotNet", call, true, JsonSerializer.Serialize(new object?[] { call, true, result }));
    }
}
