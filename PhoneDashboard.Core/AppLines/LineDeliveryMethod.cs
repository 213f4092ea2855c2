using System.Globalization;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;

namespace PhoneDashboard.Core.AppLines;

/// <summary>A Delivery Method that gets a line's recordings and voicemail.</summary>
public sealed class LineDeliveryMethod : IAggregatePart, IRestoredRow
{
    /// <summary>Whose recordings and voicemail are delivered.</summary>
    public long AppLineId { get; set; }

    /// <summary>Whose recordings and voicemail are delivered.</summary>
    public AppLine AppLine { get; set; } = null!;

    /// <summary>Where they go.</summary>
    public long DeliveryMethodId { get; set; }

    /// <summary>Where they go.</summary>
    public DeliveryMethod DeliveryMethod { get; set; } = null!;

    IAggregate? IAggregatePart.Root => AppLine;

    string IAggregatePart.AuditField => nameof(AppLine.DeliveryMethods);

    string IAggregatePart.AuditText => DeliveryMethod.Name;

    string? IAggregatePart.AuditKey => DeliveryMethodId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => 0;

    string? IRestoredRow.Lost => "A delivery method was deleted in the meantime.";
}
