using System.Linq.Expressions;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>
/// The file of the App Configurations table; its columns are those of Specification 4.8, whatever the table hides. Values that the form
/// hides are kept in the file too.
/// </summary>
internal static class AppLinesCsv
{
    internal static readonly CsvTable<Row> Table = new CsvTable<Row>()
        .Text("User", row => $"{row.FirstName} {row.LastName}")
        .Text(PhoneUserFields.Email, row => row.Email)
        .Numbers(AppLineFields.DidNumbers.Label, ' ', row => row.DidNumbers)
        .Joined(AppLineFields.InternalNumbers.Label, ' ', row => row.InternalNumbers)
        .Text(AppLineFields.WhenUnavailable, row => row.WhenUnavailable.Words())
        .Text(AppLineFields.VoicemailAudio, row => row.VoicemailAudio)
        .YesNo(AppLineFields.ExternalOutboundCalls, row => row.ExternalOutboundCalls)
        .Numbers(AppLineFields.CallerIds.Label, LineChips.Between, row => row.CallerIds)
        .Text(AppLineFields.InternalCallerId, row => row.InternalCallerId)
        .Text(AppLineFields.InternalAnnouncement, row => row.InternalAnnouncement)
        .Text(AppLineFields.ExternalAnnouncement, row => row.ExternalAnnouncement)
        .Joined(AppLineFields.DeliveryMethods.Label, LineChips.Between, row => row.DeliveryMethods)
        .YesNo(AppLineFields.RecordInboundInternal, row => row.RecordInboundInternal)
        .YesNo(AppLineFields.RecordInboundExternal, row => row.RecordInboundExternal)
        .YesNo(AppLineFields.RecordOutboundInternal, row => row.RecordOutboundInternal)
        .YesNo(AppLineFields.RecordOutboundExternal, row => row.RecordOutboundExternal)
        .YesNo(AppLineFields.RecordOnDemand, row => row.RecordOnDemand)
        .Text("Status", row => row.Status.Words())
        .Text("Invitations", row => InviteWords.Of(row.Invitation, row.InvitationDelay, row.InvitationIsSpam))
        .Count("Devices", row => row.Devices);

    /// <summary>The rows of the file, in the order of the lines: one statement.</summary>
    internal static IQueryable<Row> Rows(DashboardDb db, IQueryable<AppLine> lines, DateTime now)
    {
        var state = InviteStates.OfUser(now);
        Expression<Func<AppLine, LineChips, Row>> row = (line, chips) => new Row
        {
            UserId = line.UserId,
            FirstName = line.User.FirstName,
            LastName = line.User.LastName,
            Email = line.User.Email,
            DidNumbers = line.User.DidNumbersKey,
            InternalNumbers = line.User.InternalNumbersKey,
            WhenUnavailable = line.WhenUnavailable,
            VoicemailAudio = line.VoicemailAudio!.Name,
            ExternalOutboundCalls = line.ExternalOutboundCalls,
            CallerIds = chips.CallerIds,
            InternalCallerId = line.InternalCallerId!.Digits,
            InternalAnnouncement = line.InternalAnnouncement!.Name,
            ExternalAnnouncement = line.ExternalAnnouncement!.Name,
            DeliveryMethods = chips.DeliveryMethods,
            RecordInboundInternal = line.RecordInboundInternal,
            RecordInboundExternal = line.RecordInboundExternal,
            RecordOutboundInternal = line.RecordOutboundInternal,
            RecordOutboundExternal = line.RecordOutboundExternal,
            RecordOnDemand = line.RecordOnDemand,
            Status = line.Status,
            Invitation = state.Call(line.User),
            InvitationDelay = line.User.InviteDelayed
                ? db.Invites.Where(invite => invite.UserId == line.UserId).Select(invite => invite.DelayReason).FirstOrDefault()
                : null,
            InvitationIsSpam = line.User.InviteIsSpam,
            Devices = line.User.Devices.Count(device => device.SignedOutUtc == null),
        };
        return lines.Join(db.Set<LineChips>(), line => line.Id, chips => chips.Id, row.Expand());
    }

    /// <summary>A line of the file: read by one statement, its collections joined by the database already.</summary>
    internal sealed class Row
    {
        public required long UserId { get; init; }

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

        public required InviteState Invitation { get; init; }

        public required string? InvitationDelay { get; init; }

        public required bool InvitationIsSpam { get; init; }

        public required int Devices { get; init; }
    }
}
