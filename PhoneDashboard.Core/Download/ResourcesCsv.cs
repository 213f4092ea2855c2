using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Download;

/// <summary>The files of the other tables: the columns of the page in its order, numbers and counts exact.</summary>
internal static class ResourcesCsv
{
    internal static CsvTable<TrunkRow> Trunks { get; } = new CsvTable<TrunkRow>()
        .Text(TrunkFields.Name, row => row.Name)
        .Text(TrunkFields.Host, row => row.Host)
        .Text("Address", row => row.Address)
        .Count(TrunkFields.Port.Label, row => row.Port)
        .Count("DID Numbers", row => row.DidNumbers)
        .YesNo(TrunkFields.IsDefault, row => row.IsDefault);

    internal static CsvTable<CallFlowRow> CallFlows { get; } = new CsvTable<CallFlowRow>()
        .Text("Name", row => row.Name)
        .Numbers("DID Numbers", row => row.DidNumbers.Select(number => number.Digits))
        .Texts("Internal Number", row => row.InternalNumbers.Select(number => number.Digits))
        .Count("Tabs", row => row.Tabs)
        .Count("Objects", row => row.Objects)
        .Count("Lines", row => row.Lines)
        .Count("Empty Ring Groups", row => row.EmptyRingGroups);

    internal static CsvTable<DeliveryMethodRow> DeliveryMethods { get; } = new CsvTable<DeliveryMethodRow>()
        .Text(DeliveryMethodFields.Name, row => row.Name)
        .Text(DeliveryMethodFields.Kind, row => row.Kind.Words())
        .Text("Destination", row => row.Destination)
        .Text("State", row => row.IsReady ? "Ready" : "Not tested")
        .Count("Lines", row => row.Lines);

    internal static CsvTable<FeatureCodeRow> FeatureCodes { get; } = new CsvTable<FeatureCodeRow>()
        .Text(FeatureCodeFields.Code, row => row.Code)
        .Text(FeatureCodeFields.Kind, row => row.Kind.Words());

    internal static CsvTable<TimeScheduleRow> TimeSchedules { get; } = new CsvTable<TimeScheduleRow>()
        .Text(TimeScheduleFields.Title, row => row.Title)
        .Text(TimeScheduleFields.TimeZone, row => row.TimeZone)
        .Text("Working Days", row => row.WorkingDays)
        .Text(TimeScheduleFields.Hours, row => row.WorkingHours)
        .Count("Exceptions", row => row.Exceptions)
        .Count("Users", row => row.Users);

    internal static CsvTable<DidNumberRow> DidNumbers(TimeZoneInfo zone) => new CsvTable<DidNumberRow>()
        .Numbers("DID Number", ' ', row => row.Digits)
        .Text("Country", row => row.Country)
        .Text(DidNumberFields.OriginLabel, row => DidNumberFields.OriginWords(row.Source))
        .Text(DidNumberFields.Trunk, row => row.Trunk)
        .Text("Incoming Call Routing", row => row.Rings?.Routing ?? "Free")
        .Text("Assigned To", row => row.Rings?.AssignedTo)
        .Text("Contact Method/Object", row => row.Rings?.Target)
        .Count("Used as Caller ID by", row => row.CallerIdLines)
        .YesNo(DidNumberFields.Enabled, row => row.Enabled)
        .Text(DidNumberFields.Description, row => row.Description)
        .Time("Date Created", zone, row => row.CreatedUtc);

    internal static CsvTable<InternalNumberRow> InternalNumbers(TimeZoneInfo zone) => new CsvTable<InternalNumberRow>()
        .Text("Internal Number", row => row.Digits)
        .Text("Incoming Call Routing", row => row.Rings?.Routing ?? "Free")
        .Text("Assigned To", row => row.Rings?.AssignedTo)
        .Text("Contact Method/Object", row => row.Rings?.Target)
        .Count("Used as Internal Caller ID by", row => row.CallerIdLines)
        .Time("Date Created", zone, row => row.CreatedUtc);

    internal static CsvTable<ContactMethodRow> ContactMethods(ContactMethodKind kind)
    {
        var table = new CsvTable<ContactMethodRow>().Text("User", row => row.UserName);
        table = kind switch
        {
            ContactMethodKind.EmailMethod => table.Text(EmailMethodFields.EmailAddress, row => row.Identifier),
            ContactMethodKind.PstnForwarding => table.Numbers(PstnForwardingFields.PhoneNumber.Label, ' ', row => row.Identifier)
                .YesNo(PstnForwardingFields.AllowCallTransfer, row => row.AllowCallTransfer),
            ContactMethodKind.SipForwarding => table.Text(SipForwardingFields.Name, row => row.Name)
                .Text(SipForwardingFields.Username, row => row.Target!.Username)
                .Text(SipForwardingFields.Domain, row => row.Target!.Domain)
                .Count(SipForwardingFields.Port.Label, row => row.Target!.Port)
                .Text(SipForwardingFields.NetworkProtocol, row => row.Target!.NetworkProtocol.Words())
                .YesNo(SipForwardingFields.ProcessRedirects, row => row.Target!.ProcessRedirects)
                .Texts(SipForwardingFields.Codecs.Label, row => row.Target!.Codecs),
            _ => table.Text("Name", row => row.Name).Text(kind.IdentifierTitle(), row => row.Identifier),
        };
        return kind == ContactMethodKind.EmailMethod ? table : table
            .Numbers("DID Numbers", row => row.DidNumbers.Select(number => number.Digits))
            .Texts("Internal Number", row => row.InternalNumbers.Select(number => number.Digits))
            .Text(AppLineFields.WhenUnavailable, row => row.WhenUnavailable.Words())
            .Text(AppLineFields.VoicemailAudio, row => row.VoicemailAudio);
    }

    internal static CsvTable<AudioFileRow> AudioFiles(TimeZoneInfo zone) => new CsvTable<AudioFileRow>()
        .Text(AudioFileFields.Name, row => row.Name)
        .Text("Seconds", row => row.Seconds)
        .Text("Format", row => row.Format.Words())
        .Count("Bytes", row => row.Length)
        .Count("Uses", row => row.Uses)
        .Time("Uploaded", zone, row => row.CreatedUtc);

    internal static CsvTable<TeamAccountRow> TeamAccounts(TimeZoneInfo zone) => new CsvTable<TeamAccountRow>()
        .Text("Name", row => row.Name)
        .Text("Email", row => row.Email)
        .Text("Role", row => row.Role.ToString())
        .Text("State", row => row.State.ToString())
        .Text("Authenticator", row => row.HasSecondFactor ? "On" : "Off")
        .Count("Passkeys", row => row.Passkeys)
        .Time("Last Sign-in", zone, row => row.LastSignInUtc);
}
