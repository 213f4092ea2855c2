using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;

namespace PhoneDashboard.Core.Csv;

/// <summary>The file of the App Configurations table; its columns are those of SPEC 4.8, whatever the table hides. Values that the form hides are kept in the file too.</summary>
internal static class AppLinesCsv
{
    internal static readonly CsvTable<AppLineRow> Table = new CsvTable<AppLineRow>()
        .Text("User", row => row.UserName)
        .Text("Email", row => row.Email)
        .Texts("DID Numbers", row => row.DidNumbers.Select(number => number.Digits))
        .Texts("Internal Number", row => row.InternalNumbers.Select(number => number.Digits))
        .Text("When Unavailable", row => row.WhenUnavailable.Words())
        .Text("Voicemail Audio", row => row.VoicemailAudio)
        .YesNo("External Outbound Calls", row => row.ExternalOutboundCalls)
        .Texts("Caller IDs", row => row.CallerIds.Select(number => number.Digits))
        .Text("Internal Caller ID", row => row.InternalCallerId)
        .Text("Internal Announcement", row => row.InternalAnnouncement)
        .Text("External Announcement", row => row.ExternalAnnouncement)
        .Texts("Delivery Methods", row => row.DeliveryMethods.Select(method => method.Name))
        .YesNo("Inbound Internal", row => row.RecordInboundInternal)
        .YesNo("Inbound External", row => row.RecordInboundExternal)
        .YesNo("Outbound Internal", row => row.RecordOutboundInternal)
        .YesNo("Outbound External", row => row.RecordOutboundExternal)
        .YesNo("Record On Demand", row => row.RecordOnDemand)
        .Text("Status", row => row.Status.Words());
}
