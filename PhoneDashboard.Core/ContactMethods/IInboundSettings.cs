namespace PhoneDashboard.Core.ContactMethods;

/// <summary>What a contact method and its form hold alike of the calls that come in.</summary>
public interface IInboundSettings
{
    /// <inheritdoc cref="ContactMethod.WhenUnavailable"/>
    WhenUnavailable WhenUnavailable { get; set; }

    /// <inheritdoc cref="ContactMethod.VoicemailAudioId"/>
    long? VoicemailAudioId { get; set; }
}
