using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.Download;

/// <summary>A line of the file: read by one statement, its collections joined by the database already.</summary>
internal sealed class AppLineCsvRow
{
    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string? Email { get; init; }

    public required string DidNumbers { get; init; }

    public required string InternalNumbers { get; init; }

    public required WhenUnavailable WhenUnavailable { get; init; }

    public required string? VoicemailAudio { get; init; }

    public required bool ExternalOutboundCalls { get; init; }

    public required string? CallerIds { get; init; }

    public required string? InternalCallerId { get; init; }

    public required string? InternalAnnouncement { get; init; }

    public required string? ExternalAnnouncement { get; init; }

    public required string? DeliveryMethods { get; init; }

    public required bool RecordInboundInternal { get; init; }

    public required bool RecordInboundExternal { get; init; }

    public required bool RecordOutboundInternal { get; init; }

    public required bool RecordOutboundExternal { get; init; }

    public required bool RecordOnDemand { get; init; }

    public required AppLineStatus Status { get; init; }
}
