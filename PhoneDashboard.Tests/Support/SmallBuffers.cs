using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace PhoneDashboard.Tests.Support;

/// <summary>Makes little lie between the server and a browser that reads slowly, so that files need not be large.</summary>
internal static class SmallBuffers
{
    internal const int Bytes = 4096;

    internal static void AddTo(IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxResponseBufferSize = Bytes);
        services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.SendBufferSize = Bytes;
            return socket;
        });
    }
}
