using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Import;

/// <summary>The files that an import gives.</summary>
internal static class ImportCsv
{
    /// <summary>People who do not exist, with numbers from ranges that are reserved for fiction.</summary>
    internal static readonly IReadOnlyList<UsersCsv.Row> Sample =
    [
        Row("Ann", "Lee", "Sales", "Account Manager", E164.FictionalDigits, "101"),
        Row("Bo", "Kim", "Support", "Team Lead", "", "102"),
    ];

    /// <summary>The columns of the file itself, then why the row was refused.</summary>
    internal static CsvTable<PlannedRow> FailedRows(ImportFile file)
    {
        var table = new CsvTable<PlannedRow>();
        foreach (var (column, header) in file.Headers.Index())
        {
            table.Text(header, row => row.Row.Cells[column]);
        }

        return table.Text("Reason", row => row.Reason);
    }

    private static UsersCsv.Row Row(string first, string last, string department, string title, string did, string extension) => new()
    {
        Id = null,
        FirstName = first,
        LastName = last,
        Department = department,
        JobTitle = title,
        TimeSchedule = null,
        Line = new AppLinesCsv.Row
        {
            UserId = 0,
            FirstName = first,
            LastName = last,
            Email = $"{first}.{last}@example.com".ToLowerInvariant(),
            DidNumbers = did,
            InternalNumbers = extension,
            WhenUnavailable = WhenUnavailable.DoNothing,
            VoicemailAudio = null,
            ExternalOutboundCalls = did.Length > 0,
            CallerIds = did,
            InternalCallerId = extension,
            InternalAnnouncement = null,
            ExternalAnnouncement = null,
            DeliveryMethods = null,
            RecordInboundInternal = false,
            RecordInboundExternal = false,
            RecordOutboundInternal = false,
            RecordOutboundExternal = false,
            RecordOnDemand = false,
            Status = AppLineStatus.Configured,
            Invitation = InviteState.NotInvited,
            InvitationDelay = null,
            InvitationIsSpam = false,
            Devices = 0,
        },
    };
}
