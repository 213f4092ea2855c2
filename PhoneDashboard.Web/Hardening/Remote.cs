using System.Net;
using System.Net.Sockets;

namespace PhoneDashboard.Web.Hardening;

/// <summary>One way to name where a request comes from, for everything that counts by it.</summary>
internal static class Remote
{
    /// <summary>The address; of IPv6 the network of 64 bits: each has 2^64 addresses to change between, and is one caller.</summary>
    internal static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress ?? IPAddress.None);

    /// <summary>The same of an address.</summary>
    internal static string Of(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
        ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.MapToIPv4().ToString();
}
