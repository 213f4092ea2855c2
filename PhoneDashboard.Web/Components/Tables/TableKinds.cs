using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>What each table shows: a change of anything else need not be read. A table that is not named here follows every change.</summary>
public static class TableKinds
{
    private static readonly string[] People = [nameof(PhoneUser), nameof(AppLine), nameof(SipAccount), nameof(PstnForwarding), nameof(SipForwarding), nameof(EmailMethod)];

    private static readonly Dictionary<string, HashSet<string>> ByTable = new(StringComparer.Ordinal)
    {
        ["users"] = [.. People, nameof(TimeSchedule), nameof(CallFlow), nameof(AppDevice)],
        ["app-devices"] = [nameof(AppDevice), nameof(PhoneUser)],
        ["app-configurations"] = [nameof(AppLine), nameof(PhoneUser), nameof(DidNumber), nameof(InternalNumber), nameof(Trunk), nameof(DeliveryMethod), nameof(FeatureCode), nameof(CallFlow), nameof(AppDevice)],
        ["did-numbers"] = [nameof(DidNumber), nameof(Trunk), nameof(CallFlow), .. People],
        ["internal-numbers"] = [nameof(InternalNumber), nameof(CallFlow), .. People],
        ["trunks"] = [nameof(Trunk), nameof(DidNumber)],
        ["call-flows"] = [nameof(CallFlow), .. People],
        ["audio-files"] = [nameof(AudioFile), nameof(CallFlow), .. People],
        ["delivery-methods"] = [nameof(DeliveryMethod), nameof(CallFlow), .. People],
        ["feature-codes"] = [nameof(FeatureCode), nameof(AppLine)],
        ["time-schedules"] = [nameof(TimeSchedule), nameof(PhoneUser), nameof(CallFlow)],
        ["team-accounts"] = [nameof(TeamAccount)],
    };

    private static readonly HashSet<string> Known = [.. ByTable.Values.SelectMany(kinds => kinds)];

    /// <summary>Whether the table may look different after the change.</summary>
    public static bool Concerns(string table, ItemChange change) =>
        !ByTable.TryGetValue(table, out var kinds) || kinds.Contains(change.ItemKind) || !Known.Contains(change.ItemKind); // an import or the sample data
}
