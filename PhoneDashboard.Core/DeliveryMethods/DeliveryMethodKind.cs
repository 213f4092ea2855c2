namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>
/// How recordings and voicemail are delivered. The other kinds of Specification 2 come when something is delivered there.
/// </summary>
public enum DeliveryMethodKind
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>As files in a folder of another server, over SSH.</summary>
    Sftp,
}
