using PhoneDashboard.Core.Devices;

namespace PhoneDashboard.Core.Download;

/// <summary>The file of the App Devices table (Specification 4.9).</summary>
internal static class AppDevicesCsv
{
    /// <summary>Its times are local to the account's time zone, as on the page.</summary>
    internal static CsvTable<AppDeviceRow> Table(TimeZoneInfo zone) => new CsvTable<AppDeviceRow>()
        .Text("User", row => row.UserName)
        .Text("OS", row => row.Os)
        .Text("App Version", row => row.AppVersion)
        .Time("Date Created", zone, row => row.CreatedUtc)
        .Text("Name", row => row.Name)
        .Time("Last Seen", zone, row => row.LastSeenUtc)
        .Text("State", row => row.State.Words());
}
