using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// A collector on a real port that keeps what it is sent. The format's texts are in its bytes as they are, which is
/// enough to find a name in.
/// </summary>
internal sealed class OtlpStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _received = new();
    private readonly WebApplication _app;

    private OtlpStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
        });
    }

    /// <summary>Where it listens.</summary>
    internal string Endpoint => _app.Urls.First();

    /// <summary>All of it so far.</summary>
    internal string Received => string.Concat(_received);

    internal static async Task<OtlpStandIn> StartAsync()
    {
        var collector = new OtlpStandIn();
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
