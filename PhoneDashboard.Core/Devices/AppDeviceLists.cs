using System.Linq.Expressions;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Devices;

/// <summary>
/// What the App Devices table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class AppDeviceLists
{
    private static readonly TextIndex<AppDevice> Index = new TextIndex<AppDevice>("DeviceTexts", device => device.Id)
        .Column("User", device => device.UserNameKey)
        .Column("Name", device => device.NameKey)
#pragma warning disable CA1304, CA1311, MA0011 // the database's lower(): no culture is asked
        .Column("Os", device => device.Os.ToLower())
        .Column("AppVersion", device => device.AppVersion.ToLower());
#pragma warning restore CA1304, CA1311, MA0011

    /// <summary>
    /// Sorts: user, os, app-version, date-created, name, last-seen. Filters: user, user-id, os, app-version, name, state,
    /// signed-in (yes, no), other-domain-than (a SIP domain: the secret was made with another one).
    /// </summary>
    /// <param name="now">Decides which devices are online, UTC.</param>
    internal static ListDefinition<AppDevice> Definition(DateTime now)
    {
        return new ListDefinition<AppDevice>(device => device.Id)
            .Sort("user", device => device.UserNameKey)
            .Sort("os", device => device.Os, device => device.UserNameKey)
            .Sort("app-version", device => device.AppVersion, device => device.UserNameKey)
            .Sort("date-created", device => device.CreatedUtc)
            .Sort("name", device => device.NameKey)
            .Sort("last-seen", device => device.LastSeenUtc)
            .In(Index)
            .FilterText("user", SearchWords.Words, "User")
            .FilterById("user-id", (devices, id) => devices.Where(device => device.UserId == id))
            .FilterText("os", SearchWords.Words, "Os")
            .FilterText("app-version", SearchWords.Words, "AppVersion")
            .FilterText("name", SearchWords.Words, "Name")
            .Filter("other-domain-than", (devices, domain) =>
                devices.Where(device => device.SignedOutUtc == null && device.Credential != null && device.Credential.Domain != domain))
            .Filter("signed-in", (devices, text) =>
                text == "yes" ? devices.Where(device => device.SignedOutUtc == null) : devices.Where(device => device.SignedOutUtc != null))
            .FilterBy<AppDeviceState>("state", (devices, state) => state switch
            {
                AppDeviceState.SignedOut => devices.Where(device => device.SignedOutUtc != null),
                AppDeviceState.Online => devices.Where(device => device.SignedOutUtc == null && device.RegisteredUntilUtc > now),
                _ => devices.Where(device =>
                    device.SignedOutUtc == null && (device.RegisteredUntilUtc == null || device.RegisteredUntilUtc <= now)),
            })
            .Search(SearchWords.Words, "User", "Name");
    }

    /// <summary>What the table shows of a device, read by one statement.</summary>
    internal static Expression<Func<AppDevice, AppDeviceRow>> Row(DateTime now) => device => new AppDeviceRow(
        device.Id,
        device.UserId,
        device.User.FirstName + " " + device.User.LastName,
        device.Os,
        device.AppVersion,
        device.CreatedUtc,
        device.Name,
        device.LastSeenUtc,
        AppDevice.StateOf(device.SignedOutUtc, device.RegisteredUntilUtc, now),
        device.Credential != null && device.Credential.TestedBy != null);
}
