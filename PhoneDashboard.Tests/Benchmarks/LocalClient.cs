using System.Net;
using System.Net.Sockets;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>All of 127/8 is this machine: each client speaks from an address of its own.</summary>
internal static class LocalClient
{
    internal static HttpClient At(Uri server, string address) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server };
}
