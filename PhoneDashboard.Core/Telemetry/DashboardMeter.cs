using System.Diagnostics.Metrics;

namespace PhoneDashboard.Core.Telemetry;

/// <summary>
/// What Core counts, for whoever listens to the meter <see cref="Name"/>. Names of methods and outcomes only: nothing of a
/// person, number or token.
/// </summary>
public static class DashboardMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "PhoneDashboard";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("phonedashboard.service.calls", description: "Calls of services, let through or refused.");

    private static readonly Counter<long> Mails =
        Meter.CreateCounter<long>("phonedashboard.mails", description: "Attempts to send a mail, by what came of them.");

    /// <summary>A service was called.</summary>
    internal static void CountCall(string service, string operation, ActorKind caller, bool allowed) => Calls.Add(
        1,
        new("service", service),
        new("operation", operation),
        new("caller", caller.ToString()),
        new("allowed", allowed));

    /// <summary>An attempt to send a mail ended.</summary>
    internal static void CountMail(string outcome) => Mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
