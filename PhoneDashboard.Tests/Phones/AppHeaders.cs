using System.Collections.Concurrent;
using System.Net;
using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// Stands between a Linphone of Debian and the dashboard: adds what a current one says of itself when it asks for its settings
/// (liblinphone, remote_provisioning.c), and Debian's old version does not.
/// </summary>
internal sealed class AppHeaders : IAsyncDisposable
{
    /// <summary>What the phone calls itself.</summary>
    internal const string Agent = "LinphoneAndroid/6.0.1 (Pixel 9) LinphoneSDK/5.4.2";

    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _dashboard;
    private readonly Task _work;

    private AppHeaders(Uri dashboard)
    {
        _dashboard = dashboard;
        Address = ServerProcess.FreeAddress();
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _work = WorkAsync();
    }

    /// <summary>Where the phone asks instead.</summary>
    internal Uri Address { get; }

    /// <summary>What was asked for, and the answer's code.</summary>
    internal ConcurrentQueue<(string Path, int Code)> Asked { get; } = [];

    internal static AppHeaders To(Uri dashboard) => new(dashboard);

    /// <summary>The same path, here.</summary>
    internal Uri Instead(Uri address) => new(Address, address.PathAndQuery);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
        _http.Dispose();
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_dashboard, context.Request.RawUrl));
            request.Headers.Add("X-Linphone-Provisioning", "1");
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
            using var answer = await _http.SendAsync(request);
            Asked.Enqueue((context.Request.RawUrl!, (int)answer.StatusCode));
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await context.Response.OutputStream.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
            context.Response.Close();
        }
    }
}
