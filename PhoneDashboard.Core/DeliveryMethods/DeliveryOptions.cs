namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What the server may reach for delivery methods: <c>Delivery:…</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Where it stands in the configuration.</summary>
    public const string Section = "Delivery";

    /// <summary>
    /// Servers in private networks and on this machine may be signed in to. Off: whoever edits delivery methods could look around in them.
    /// </summary>
    public bool AllowPrivateHosts { get; set; }
}
