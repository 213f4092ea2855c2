using System.Net;
using PhoneDashboard.Core;
using PhoneDashboard.Core.DeliveryMethods;

namespace PhoneDashboard.Tests.DeliveryMethods;

/// <summary>A server that lets everybody in who agreed to its key, and remembers them.</summary>
internal sealed class SftpStandIn : ISftpServer
{
    internal const string Key = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";

    internal List<(SftpLogin Login, IPAddress Address)> Visits { get; } = [];

    public Task<Result<DeliveryTest>> TryAsync(SftpLogin login, IPAddress address, CancellationToken cancellationToken)
    {
        Visits.Add((login, address));
        return Task.FromResult<Result<DeliveryTest>>(new DeliveryTest(HostKey: login.HostKey == Key ? null : Key));
    }
}
