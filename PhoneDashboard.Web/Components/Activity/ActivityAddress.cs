using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>Where the thing of an entry is: its table, narrowed so that its row can be seen, with the item open.</summary>
internal static class ActivityAddress
{
    internal static string Of(AuditItem item) => item.Kind switch
    {
        nameof(PhoneUser) => string.Create(CultureInfo.InvariantCulture, $"/users?user-id={item.Id}&open={item.Id}"),
        nameof(AppDevice) => string.Create(CultureInfo.InvariantCulture, $"/users/devices?user-id={item.UserId}&open={item.Id}"),
        nameof(DidNumber) => In("/numbers", item),
        nameof(InternalNumber) => In("/numbers/internal", item),
        nameof(Trunk) => In("/numbers/trunks", item),
        nameof(CallFlow) => ItemAddress.CallFlow(item.Id, item.Name),
        nameof(AudioFile) => In("/audio-files", item),
        nameof(DeliveryMethod) => In("/delivery-methods", item),
        nameof(FeatureCode) => In("/feature-codes", item),
        nameof(TimeSchedule) => In("/time-schedules", item),
        nameof(TeamAccount) => "/team-accounts",
        nameof(SavedView) => ItemAddress.View(item.Page!, item.Id),
        _ when Enum.TryParse<ContactMethodKind>(item.Kind, out var kind) => ItemAddress.ContactMethod(kind, item.UserId!.Value, item.Id),
        _ => "/settings",
    };

    private static string In(string table, AuditItem item) =>
        QueryHelpers.AddQueryString(table, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["search"] = item.Name,
            ["open"] = item.Id.ToString(CultureInfo.InvariantCulture),
        });
}
