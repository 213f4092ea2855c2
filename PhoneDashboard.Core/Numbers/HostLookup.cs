using System.Net;
using System.Net.Sockets;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Asks the machine's own resolver, as every program here does.</summary>
internal sealed class HostLookup : IHostLookup
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public async Task<string?> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            return address.ToString();
        }

        try
        {
            var found = await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(Longest, cancellationToken);
            return found.OrderBy(one => one.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
                .ThenBy(one => one.ToString(), StringComparer.Ordinal) // of several, the same one each time
                .FirstOrDefault()?.ToString();
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }
}
