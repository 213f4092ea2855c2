using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Activity;

/// <summary>The catalogues of all kinds of things that the audit trail speaks of.</summary>
public static class FieldCatalogues
{
    /// <summary>In the order in which Activity offers them.</summary>
    public static IReadOnlyList<FieldCatalogue> All { get; } =
    [
        PhoneUserFields.Catalogue,
        AppLineFields.Catalogue,
        ContactMethodFields.SipAccounts,
        PstnForwardingFields.Catalogue,
        SipForwardingFields.Catalogue,
        EmailMethodFields.Catalogue,
        AppDeviceFields.Catalogue,
        DidNumberFields.Catalogue,
        InternalNumberFields.Catalogue,
        TrunkFields.Catalogue,
        CallFlowFields.Catalogue,
        AudioFileFields.Catalogue,
        DeliveryMethodFields.Catalogue,
        FeatureCodeFields.Catalogue,
        TimeScheduleFields.Catalogue,
        TeamAccountFields.Catalogue,
        SavedViewFields.Catalogue,
        AccountSettingsFields.Catalogue,
    ];

    private static readonly Dictionary<string, FieldCatalogue> ByKind =
        All.ToDictionary(catalogue => catalogue.Kind, StringComparer.Ordinal);

    /// <summary>The catalogue of a kind; null for a kind that there is no more.</summary>
    public static FieldCatalogue? Of(string kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>The field; one that there is no more has its name for a label.</summary>
    public static Field Find(string kind, string name) => Of(kind)?.Find(name) ?? new Field(name, PropertyWords.Of(name));
}
