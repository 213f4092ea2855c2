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
/// An open dashboard without a browser: fetches the page, opens its circuit as Blazor's script does, has the page's components rendered, confirms every batch and answers
/// the calls to JavaScript with null. For the server it is one more person; for the machine it costs next to nothing.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly TaskCompletionSource _rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _firstRow;

    private CircuitClient(Uri server, TeamSession session, string rowText)
    {
        _firstRow = Encoding.UTF8.GetBytes(rowText);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Cookie"] = session.Header;
            options.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new WebSocketDeflateOptions(); // browsers ask for compression too
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPackProtocol>();
        _connection = builder.Build();
        _connection.On<long, byte[]>("JS.RenderBatch", DrawAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string>("JS.Error", error => _rows.TrySetException(new InvalidOperationException(error)));
    }

    /// <summary>Opens a page and waits until its rows are drawn.</summary>
    /// <param name="http">A client that keeps no cookies.</param>
    /// <param name="session">Who looks.</param>
    /// <param name="page">Its address.</param>
    /// <param name="rowText">What stands in the markup of a row.</param>
    public static async Task<CircuitClient> OpenAsync(HttpClient http, TeamSession session, Uri page, string rowText)
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
        var server = new Uri(page, "/");
        var client = new CircuitClient(server, session, rowText);
        await client._connection.StartAsync();
        await client._connection.InvokeAsync<string>("StartCircuit", server.ToString(), page.ToString(), "[]", "");
        await client._connection.SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations = components }), StateMarker().Match(html).Groups["state"].Value);
        await client._rows.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return client;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ComponentMarker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StateMarker();

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
        object? result = resultType == objectReference ? new Dictionary<string, int> { ["__jsObjectId"] = 1 } : null;
        return call == 0 ? Task.CompletedTask : _connection.SendAsync("EndInvokeJSFromDotNet", call, true, JsonSerializer.Serialize(new object?[] { call, true, result }));
    }
}
