using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>The fields of Edit App Configuration in words.</summary>
public sealed class AppLineEditFields(DidNumberPicker didNumbers, InternalNumberPicker internalNumbers, AudioFileService audioFiles, DeliveryMethodService deliveryMethods, CurrentActor current)
{
    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<EditField<AppLineEdit>> All =>
    [
        new(nameof(AppLineEdit.DidNumberIds), "DID Numbers", line => DidNumbersAsync(line.DidNumberIds)),
        new(nameof(AppLineEdit.InternalNumberIds), "Internal Number", line => InternalNumbersAsync(line.InternalNumberIds)),
        EditField.Plain<AppLineEdit>(nameof(AppLineEdit.WhenUnavailable), "When Unavailable", line => line.WhenUnavailable.Words()),
        new(nameof(AppLineEdit.VoicemailAudioId), "Voicemail Audio", line => AudioAsync(line.VoicemailAudioId)),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.ExternalOutboundCalls), "Enable External Outbound Calls", line => line.ExternalOutboundCalls),
        new(nameof(AppLineEdit.CallerIdIds), "Caller IDs", line => DidNumbersAsync(line.CallerIdIds)),
        new(nameof(AppLineEdit.InternalCallerIdId), "Internal Caller ID", line => InternalNumbersAsync(line.InternalCallerIdId is { } id ? [id] : [])),
        new(nameof(AppLineEdit.InternalAnnouncementId), "Internal Announcement", line => AudioAsync(line.InternalAnnouncementId)),
        new(nameof(AppLineEdit.ExternalAnnouncementId), "External Announcement", line => AudioAsync(line.ExternalAnnouncementId)),
        new(nameof(AppLineEdit.DeliveryMethodIds), "Delivery Methods", line => DeliveryMethodsAsync(line.DeliveryMethodIds)),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.RecordInboundInternal), "Inbound Internal", line => line.RecordInboundInternal),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.RecordInboundExternal), "Inbound External", line => line.RecordInboundExternal),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.RecordOutboundInternal), "Outbound Internal", line => line.RecordOutboundInternal),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.RecordOutboundExternal), "Outbound External", line => line.RecordOutboundExternal),
        EditField.Switch<AppLineEdit>(nameof(AppLineEdit.RecordOnDemand), "Record On Demand", line => line.RecordOnDemand),
    ];

    private async Task<string?> DidNumbersAsync(List<long> ids) => Join((await didNumbers.OptionsAsync(current.Actor, ids)).Select(did => E164.Format(did.Digits)), ids.Count);

    private async Task<string?> InternalNumbersAsync(List<long> ids) => Join((await internalNumbers.OptionsAsync(current.Actor, ids)).Select(number => number.Digits), ids.Count);

    private async Task<string?> AudioAsync(long? id) => id is null ? null : Join((await audioFiles.OptionsAsync(current.Actor, [id.Value])).Select(audio => audio.Name), 1);

    private async Task<string?> DeliveryMethodsAsync(List<long> ids) =>
        Join((await deliveryMethods.OptionsAsync(current.Actor)).Where(method => ids.Contains(method.Id)).Select(method => method.Name), ids.Count);

    private static string Join(IEnumerable<string> names, int count)
    {
        var found = names.ToList();
        return string.Join(", ", found.Count < count ? found.Append($"{count - found.Count} deleted") : found);
    }
}
