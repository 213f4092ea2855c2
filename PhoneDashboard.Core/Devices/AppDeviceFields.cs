using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Devices;

/// <summary>The fields of a device, which the phone app sets.</summary>
internal static class AppDeviceFields
{
    internal static FieldCatalogue Catalogue { get; } = new(nameof(AppDevice), "App Device",
    [
        new(nameof(AppDevice.Name), "Name") { IsFilter = true },
        new(nameof(AppDevice.UserId), "User") { References = nameof(PhoneUser) },
        new(nameof(AppDevice.Os), "OS"),
        new(nameof(AppDevice.AppVersion), "App Version"),
        new(nameof(AppDevice.SignedOutUtc), "Signed Out"),
    ]);
}
