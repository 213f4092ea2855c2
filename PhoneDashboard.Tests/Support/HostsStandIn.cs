using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Support;

/// <summary>The names that are found, and their addresses.</summary>
internal sealed class HostsStandIn : IHostLookup
{
    internal Dictionary<string, string> Addresses { get; } = new(StringComparer.Ordinal) { ["sip.example.com"] = "203.0.113.10" };

    public Task<string?> FindAsync(string host, CancellationToken cancellationToken) =>
        Task.FromResult(Addresses.GetValueOrDefault(host) ?? (System.Net.IPAddress.TryParse(host, out _) ? host : null));
}
