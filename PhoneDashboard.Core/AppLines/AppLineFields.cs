using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using Inbound = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.IInboundEdit>;
using InboundSettings = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.IInboundSettings>;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.AppLines.AppLineEdit>;
using Plains = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.AppLines.ILineSettings>;

namespace PhoneDashboard.Core.AppLines;

/// <summary>The fields of a line (Specification 4.4).</summary>
public static class AppLineFields
{
    /// <summary>The DID Numbers that ring it.</summary>
    public static readonly Field DidNumbers = Inbound.Links(
        nameof(AppLine.DidNumbers), "DID Numbers", nameof(DidNumber), line => line.DidNumberIds,
        (line, ids) => line.DidNumberIds = ids) with
    {
        EditName = nameof(AppLineEdit.DidNumberIds),
        Help = "Public numbers whose calls come here.",
        Words = DidNumberFields.DigitWords,
    };

    /// <summary>The Internal Numbers that ring it.</summary>
    public static readonly Field InternalNumbers = Inbound.Links(
        nameof(AppLine.InternalNumbers), "Internal Number", nameof(InternalNumber),
        line => line.InternalNumberIds, (line, ids) => line.InternalNumberIds = ids) with
    {
        EditName = nameof(AppLineEdit.InternalNumberIds),
        Help = "Extensions whose calls come here.",
    };

    /// <summary>What happens to a call that nobody takes.</summary>
    public static readonly Field WhenUnavailable = InboundSettings.Choice(
        nameof(AppLine.WhenUnavailable), "When Unavailable",
        line => line.WhenUnavailable, (line, choice) => line.WhenUnavailable = choice, choice => choice.Words()) with
    {
        Help = "What happens when nobody can answer.",
    };

    /// <summary>The greeting for Route to Voicemail.</summary>
    public static readonly Field VoicemailAudio = InboundSettings.Reference(
        nameof(AppLine.VoicemailAudioId), "Voicemail Audio", nameof(AudioFile),
        line => line.VoicemailAudioId, (line, id) => line.VoicemailAudioId = id) with
    {
        Help = "The greeting a caller hears.",
    };

    /// <summary>Whether the app may call public numbers.</summary>
    public static readonly Field ExternalOutboundCalls = Plains.Switch(
        nameof(AppLine.ExternalOutboundCalls), "External Outbound Calls",
        line => line.ExternalOutboundCalls, (line, on) => line.ExternalOutboundCalls = on) with
    {
        FormLabel = "Enable External Outbound Calls",
        Help = "Lets the app call public numbers.",
    };

    /// <summary>The DID Numbers that it shows on external calls.</summary>
    public static readonly Field CallerIds = Edits.Links(
        nameof(AppLine.CallerIds), "Caller IDs", nameof(DidNumber), line => line.CallerIdIds, (line, ids) => line.CallerIdIds = ids) with
    {
        EditName = nameof(AppLineEdit.CallerIdIds),
        Help = "Shown on external calls. The first is the default; drag to change the order.",
        Words = DidNumberFields.DigitWords,
    };

    /// <summary>The Internal Number that it shows on internal calls.</summary>
    public static readonly Field InternalCallerId = Plains.Reference(
        nameof(AppLine.InternalCallerIdId), "Internal Caller ID", nameof(InternalNumber),
        line => line.InternalCallerIdId, (line, id) => line.InternalCallerIdId = id) with
    {
        Help = "The extension that colleagues see when this line calls.",
    };

    /// <summary>Played to the called party of an internal call.</summary>
    public static readonly Field InternalAnnouncement = Plains.Reference(
        nameof(AppLine.InternalAnnouncementId), "Internal Announcement", nameof(AudioFile),
        line => line.InternalAnnouncementId, (line, id) => line.InternalAnnouncementId = id) with
    {
        Help = "Played to colleagues before they are connected.",
    };

    /// <summary>Played to the called party of an external call.</summary>
    public static readonly Field ExternalAnnouncement = Plains.Reference(
        nameof(AppLine.ExternalAnnouncementId), "External Announcement", nameof(AudioFile),
        line => line.ExternalAnnouncementId, (line, id) => line.ExternalAnnouncementId = id) with
    {
        Help = "Played to people outside before they are connected.",
    };

    /// <summary>Where recordings and voicemail go.</summary>
    public static readonly Field DeliveryMethods = Edits.Links(
        nameof(AppLine.DeliveryMethods), "Delivery Methods", nameof(DeliveryMethod),
        line => line.DeliveryMethodIds, (line, ids) => line.DeliveryMethodIds = ids) with
    {
        EditName = nameof(AppLineEdit.DeliveryMethodIds),
        Help = "Where recordings and voicemail of this line go.",
        IsUnordered = true,
    };

    /// <summary>Record calls from colleagues.</summary>
    public static readonly Field RecordInboundInternal = Plains.Switch(
        nameof(AppLine.RecordInboundInternal), "Inbound Internal",
        line => line.RecordInboundInternal, (line, on) => line.RecordInboundInternal = on) with
    {
        Help = "Records calls from colleagues.",
    };

    /// <summary>Record calls from outside.</summary>
    public static readonly Field RecordInboundExternal = Plains.Switch(
        nameof(AppLine.RecordInboundExternal), "Inbound External",
        line => line.RecordInboundExternal, (line, on) => line.RecordInboundExternal = on) with
    {
        Help = "Records calls from outside.",
    };

    /// <summary>Record calls to colleagues.</summary>
    public static readonly Field RecordOutboundInternal = Plains.Switch(
        nameof(AppLine.RecordOutboundInternal), "Outbound Internal",
        line => line.RecordOutboundInternal, (line, on) => line.RecordOutboundInternal = on) with
    {
        Help = "Records calls to colleagues.",
    };

    /// <summary>Record calls to the outside.</summary>
    public static readonly Field RecordOutboundExternal = Plains.Switch(
        nameof(AppLine.RecordOutboundExternal), "Outbound External",
        line => line.RecordOutboundExternal, (line, on) => line.RecordOutboundExternal = on) with
    {
        Help = "Records calls to the outside.",
    };

    /// <summary>The user may start recording by dialling a Feature Code, which the form's help names.</summary>
    public static readonly Field RecordOnDemand = Plains.Switch(
        nameof(AppLine.RecordOnDemand), "Record On Demand", line => line.RecordOnDemand, (line, on) => line.RecordOnDemand = on);

    /// <summary>The five recording switches, in the order of the form.</summary>
    public static IReadOnlyList<Field> Recording { get; } =
        [RecordInboundInternal, RecordInboundExternal, RecordOutboundInternal, RecordOutboundExternal, RecordOnDemand];

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } =
    [
        DidNumbers,
        InternalNumbers,
        WhenUnavailable,
        VoicemailAudio,
        ExternalOutboundCalls,
        CallerIds,
        InternalCallerId,
        InternalAnnouncement,
        ExternalAnnouncement,
        DeliveryMethods,
        .. Recording,
    ];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(AppLine), "App Configuration",
    [
        .. Form.Select(field => field with { IsFilter = true }),
        new(nameof(AppLine.IsConfigured), "Configured"),
        .. ContactMethodFields.OfAll,
    ]);

    /// <summary>Those that a line and its form hold alike.</summary>
    internal static IReadOnlyList<Field> Plain { get; } =
    [
        WhenUnavailable, VoicemailAudio, ExternalOutboundCalls, InternalCallerId, InternalAnnouncement, ExternalAnnouncement, .. Recording,
    ];

    /// <summary>Puts the plain values of one into the other.</summary>
    internal static void CopyPlain(ILineSettings from, ILineSettings to)
    {
        foreach (var field in Plain)
        {
            field.Access!.Copy(from, to);
        }
    }
}
