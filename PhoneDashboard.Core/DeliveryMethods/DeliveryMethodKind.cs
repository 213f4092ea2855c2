namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>
/// How recordings and voicemail are delivered. Email is what this version delivers by; the table keeps the kind for those to come.
/// </summary>
public enum DeliveryMethodKind
{
    /// <summary>By e-mail.</summary>
    Email,
}
