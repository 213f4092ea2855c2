using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The rules of the section Inbound Calls (Specification 4.4).</summary>
internal static class InboundRules
{
    /// <summary>Each rule that the edit breaks, at its field.</summary>
    /// <param name="edit">The form.</param>
    /// <param name="what">Whose rules they are, such as "A line".</param>
    internal static IEnumerable<ValidationResult> Check(IInboundEdit edit, string what)
    {
        if (edit.DidNumberIds.Count > AppLine.MaxDidNumbers)
        {
            yield return new($"{what} can have at most {AppLine.MaxDidNumbers} DID Numbers. Remove "
                + $"{edit.DidNumberIds.Count - AppLine.MaxDidNumbers}.", [nameof(edit.DidNumberIds)]);
        }

        if (edit.InternalNumberIds.Count > AppLine.MaxInternalNumbers)
        {
            yield return new($"{what} can have at most {AppLine.MaxInternalNumbers} Internal Numbers. Remove "
                + $"{edit.InternalNumberIds.Count - AppLine.MaxInternalNumbers}.", [nameof(edit.InternalNumberIds)]);
        }

        if (edit.WhenUnavailable == WhenUnavailable.RouteToVoicemail && edit.VoicemailAudioId is null)
        {
            yield return new("Choose a voicemail audio, or set When Unavailable to Do Nothing.", [nameof(edit.VoicemailAudioId)]);
        }
    }
}
