using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// Whom to believe about where a request came from: <c>ForwardedHeaders:KnownProxies</c>, addresses or networks, parted by
/// semicolons. Nobody by default.
/// </summary>
internal static class Proxies
{
    private const string Key = "ForwardedHeaders:KnownProxies";

    internal static void AddProxies(
        this IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.None;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in (configuration[Key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            Add(options, proxy);
        }
    });

    private static void Add(ForwardedHeadersOptions options, string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(proxy, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new InvalidOperationException($"Set {Key} to addresses or networks, such as 10.0.0.5;10.1.0.0/16. '{proxy}' is neither.");
        }
    }
}
