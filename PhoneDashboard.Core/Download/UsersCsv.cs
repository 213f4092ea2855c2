using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>The file of the Users table: its columns but the avatar (Specification 4.1).</summary>
internal static class UsersCsv
{
    internal static readonly CsvTable<PhoneUserRow> Table = new CsvTable<PhoneUserRow>()
        .Text(PhoneUserFields.FirstName, row => row.FirstName)
        .Text(PhoneUserFields.LastName, row => row.LastName)
        .Text(PhoneUserFields.JobTitle, row => row.JobTitle)
        .Text(PhoneUserFields.Department, row => row.Department)
        .Text(PhoneUserFields.Email, row => row.Email)
        .Text(PhoneUserFields.TimeSchedule, row => row.TimeSchedule)
        .Texts("Call Flows", row => row.CallFlows.Select(flow => flow.Name))
        .Text("Invitations", row => InviteWords.Of(row.Invitation, row.InvitationDelay, row.InvitationIsSpam))
        .Count("Devices", row => row.Devices)
        .Count("SIP Accounts", row => row.SipAccounts)
        .Count("PSTN Forwarding", row => row.PstnForwardings)
        .Count("SIP Forwarding", row => row.SipForwardings);
}
