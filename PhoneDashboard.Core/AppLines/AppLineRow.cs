using System.Linq.Expressions;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.AppLines;

/// <summary>A line in the App Configurations table (Specification 4.3).</summary>
public sealed class AppLineRow
{
    /// <summary>The line.</summary>
    public required long Id { get; init; }

    /// <summary>Whose line it is.</summary>
    public required long UserId { get; init; }

    /// <summary>The user's first name.</summary>
    public required string FirstName { get; init; }

    /// <summary>The user's last name.</summary>
    public required string LastName { get; init; }

    /// <summary>The user's e-mail, or null.</summary>
    public required string? Email { get; init; }

    /// <inheritdoc cref="ContactMethods.ContactMethod.WhenUnavailable" />
    public required WhenUnavailable WhenUnavailable { get; init; }

    /// <summary>Voicemail Audio's name, or null.</summary>
    public required string? VoicemailAudio { get; init; }

    /// <inheritdoc cref="AppLine.ExternalOutboundCalls" />
    public required bool ExternalOutboundCalls { get; init; }

    /// <summary>Internal Caller ID, or null.</summary>
    public required string? InternalCallerId { get; init; }

    /// <summary>Internal Announcement's name, or null.</summary>
    public required string? InternalAnnouncement { get; init; }

    /// <summary>External Announcement's name, or null.</summary>
    public required string? ExternalAnnouncement { get; init; }

    /// <inheritdoc cref="AppLine.RecordInboundInternal" />
    public required bool RecordInboundInternal { get; init; }

    /// <inheritdoc cref="AppLine.RecordInboundExternal" />
    public required bool RecordInboundExternal { get; init; }

    /// <inheritdoc cref="AppLine.RecordOutboundInternal" />
    public required bool RecordOutboundInternal { get; init; }

    /// <inheritdoc cref="AppLine.RecordOutboundExternal" />
    public required bool RecordOutboundExternal { get; init; }

    /// <inheritdoc cref="AppLine.RecordOnDemand" />
    public required bool RecordOnDemand { get; init; }

    /// <summary>The state of the user's invite.</summary>
    public required InviteState Invitation { get; init; }

    /// <summary>How many devices are signed in.</summary>
    public required int Devices { get; init; }

    /// <inheritdoc cref="AppLine.Status" />
    public required AppLineStatus Status { get; init; }

    /// <summary>Why it needs attention.</summary>
    public required AttentionReasons Attention { get; init; }

    /// <summary>DID Numbers, in order.</summary>
    public IReadOnlyList<NumberText> DidNumbers { get; internal set; } = [];

    /// <summary>Internal Numbers, in order.</summary>
    public IReadOnlyList<NumberText> InternalNumbers { get; internal set; } = [];

    /// <summary>Caller IDs, the default first.</summary>
    public IReadOnlyList<NumberText> CallerIds { get; internal set; } = [];

    /// <summary>Delivery Methods by name.</summary>
    public IReadOnlyList<NamedItem> DeliveryMethods { get; internal set; } = [];

    /// <summary>"First Last".</summary>
    public string UserName => $"{FirstName} {LastName}";

    /// <summary>The row without its collections, which <see cref="AppLineLists.FillAsync"/> adds.</summary>
    internal static Expression<Func<AppLine, AppLineRow>> Of(DateTime now)
    {
        var state = InviteStates.OfUser(now);
        Expression<Func<AppLine, AppLineRow>> row = line => new AppLineRow
        {
            Id = line.Id,
            UserId = line.UserId,
            FirstName = line.User.FirstName,
            LastName = line.User.LastName,
            Email = line.User.Email,
            WhenUnavailable = line.WhenUnavailable,
            VoicemailAudio = line.VoicemailAudio!.Name,
            ExternalOutboundCalls = line.ExternalOutboundCalls,
            InternalCallerId = line.InternalCallerId!.Digits,
            InternalAnnouncement = line.InternalAnnouncement!.Name,
            ExternalAnnouncement = line.ExternalAnnouncement!.Name,
            RecordInboundInternal = line.RecordInboundInternal,
            RecordInboundExternal = line.RecordInboundExternal,
            RecordOutboundInternal = line.RecordOutboundInternal,
            RecordOutboundExternal = line.RecordOutboundExternal,
            RecordOnDemand = line.RecordOnDemand,
            Invitation = state.Call(line.User),
            Devices = line.User.Devices.Count(device => device.SignedOutUtc == null),
            Status = line.Status,
            Attention = line.Attention,
        };
        return row.Expand();
    }
}
