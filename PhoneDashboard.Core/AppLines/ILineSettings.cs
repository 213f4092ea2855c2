using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.AppLines;

/// <summary>What a line and its form hold alike, a value each; see <see cref="AppLineFields.Plain"/>.</summary>
internal interface ILineSettings : IInboundSettings
{
    /// <inheritdoc cref="AppLine.ExternalOutboundCalls"/>
    bool ExternalOutboundCalls { get; set; }

    /// <inheritdoc cref="AppLine.InternalCallerIdId"/>
    long? InternalCallerIdId { get; set; }

    /// <inheritdoc cref="AppLine.InternalAnnouncementId"/>
    long? InternalAnnouncementId { get; set; }

    /// <inheritdoc cref="AppLine.ExternalAnnouncementId"/>
    long? ExternalAnnouncementId { get; set; }

    /// <inheritdoc cref="AppLine.RecordInboundInternal"/>
    bool RecordInboundInternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordInboundExternal"/>
    bool RecordInboundExternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOutboundInternal"/>
    bool RecordOutboundInternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOutboundExternal"/>
    bool RecordOutboundExternal { get; set; }

    /// <inheritdoc cref="AppLine.RecordOnDemand"/>
    bool RecordOnDemand { get; set; }
}
