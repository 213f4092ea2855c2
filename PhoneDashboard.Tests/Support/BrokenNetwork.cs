using System.Net;
using System.Net.Sockets;

namespace PhoneDashboard.Tests.Support;

/// <summary>A network between the browser and the server that can be held up or cut, once so many bytes have gone to the server.</summary>
internal sealed class BrokenNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile TaskCompletionSource? _held;
    private CancellationTokenSource _connections = new();
    private long _sent, _breaksAt = long.MaxValue;
    private bool _cuts;

    private BrokenNetwork(Uri server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is reached through this network.</summary>
    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Done when it broke.</summary>
    internal Task Broken => _broken.Task;

    internal static BrokenNetwork To(Uri server) => new(server);

    /// <summary>
    /// After so many more bytes nothing goes through any more; with <paramref name="cuts"/>, what is open is reset and nothing new is let
    /// in.
    /// </summary>
    internal void BreakAfter(long bytes, bool cuts)
    {
        _cuts = cuts;
        Interlocked.Exchange(ref _breaksAt, Interlocked.Read(ref _sent) + bytes);
    }

    /// <summary>It is whole again.</summary>
    internal void Mend()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        Mend();
        await _over.CancelAsync();
        await _connections.CancelAsync();
        _listener.Stop();
        await _accepting;
        _over.Dispose();
        _connections.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token), _connections.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient browser, CancellationToken cut)
    {
        using (browser)
        using (var server = new TcpClient())
        {
            if (_cuts && _held is not null)
            {
                browser.LingerState = new LingerOption(enable: true, 0);
                return;
            }

            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, cut);
                await Task.WhenAny(PumpAsync(browser, server, counts: true, cut), PumpAsync(server, browser, counts: false, cut));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // one end has gone
            }

            browser.LingerState = server.LingerState = new LingerOption(cut.IsCancellationRequested, 0);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool counts, CancellationToken cut)
    {
        var buffer = new byte[16 * 1024];
        int length;
        while ((length = await from.GetStream().ReadAsync(buffer, cut)) > 0)
        {
            if (counts && Interlocked.Add(ref _sent, length) >= Interlocked.Read(ref _breaksAt))
            {
                await BreakAsync();
            }

            await (_held?.Task ?? Task.CompletedTask).WaitAsync(cut);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, length), cut);
        }
    }

    private async Task BreakAsync()
    {
        // Two connections may come to the limit at once: what the first is held by must not be forgotten for another.
        if (Interlocked.Exchange(ref _breaksAt, long.MaxValue) == long.MaxValue)
        {
            return;
        }

        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_cuts)
        {
            var connections = Interlocked.Exchange(ref _connections, new CancellationTokenSource());
            await connections.CancelAsync();
        }

        _broken.TrySetResult();
    }
}
