using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// A line to a server far away: whatever goes through it, pages, files and the circuit alike, comes out half a round
/// trip later, either way.
/// </summary>
internal sealed class SlowLine : IAsyncDisposable
{
    /// <summary>The round trip of a line across a continent.</summary>
    internal static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Uri _server;
    private readonly TimeSpan _oneWay;
    private readonly Task _accepting;

    private SlowLine(Uri server, TimeSpan roundTrip)
    {
        (_server, _oneWay) = (server, roundTrip / 2);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is reached through this line.</summary>
    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    internal static SlowLine To(Uri server, TimeSpan roundTrip) => new(server, roundTrip);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // the journey is over
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using (browser)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _over.Token);
                browser.NoDelay = server.NoDelay = true;
                await Task.WhenAny(PumpAsync(browser.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), browser.GetStream()));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // one end has gone
            }
        }
    }

    // Reading goes on while bytes are on their way: the line is long, not narrow.
    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var onTheWay = Channel.CreateUnbounded<(long Sent, byte[] Bytes)>();
        var arriving = ArriveAsync(onTheWay.Reader, to);
        var buffer = new byte[16 * 1024];
        int length;
        while ((length = await from.ReadAsync(buffer, _over.Token)) > 0)
        {
            onTheWay.Writer.TryWrite((Stopwatch.GetTimestamp(), buffer[..length]));
        }

        onTheWay.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Sent, byte[] Bytes)> onTheWay, NetworkStream to)
    {
        await foreach (var (sent, bytes) in onTheWay.ReadAllAsync(_over.Token))
        {
            var left = _oneWay - Stopwatch.GetElapsedTime(sent);
            await (left > TimeSpan.Zero ? Task.Delay(left, _over.Token) : Task.CompletedTask);
            await to.WriteAsync(bytes, _over.Token);
        }
    }
}
