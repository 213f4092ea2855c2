using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method that is being edited.</summary>
public sealed class DeliveryMethodEdit : NewDeliveryMethod, IVersionedEdit
{
    /// <summary>The delivery method.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
