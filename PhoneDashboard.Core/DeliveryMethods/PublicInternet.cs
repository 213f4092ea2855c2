using System.Net;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Tells addresses of the public Internet from all others (IANA, Special-Purpose Address Registries).</summary>
internal static class PublicInternet
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", // multicast and reserved
            "2001::/23", "2001:db8::/32", "2002::/16", // Teredo, documentation, 6to4: it may lead to any of the above
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>It is one of somebody out there: no private network, nothing of this machine, no group.</summary>
    internal static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isOut = plain.GetAddressBytes().Length == 4 || Global.Contains(plain);
        return isOut && !Array.Exists(Special, network => network.Contains(plain));
    }
}
