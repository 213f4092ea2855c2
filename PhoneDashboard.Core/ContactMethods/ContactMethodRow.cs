using PhoneDashboard.Core.AppLines;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>A contact method other than a line in its table, and in its details.</summary>
public sealed class ContactMethodRow
{
    /// <summary>The contact method.</summary>
    public required long Id { get; init; }

    /// <summary>Any kind but <see cref="ContactMethodKind.AppLine"/>.</summary>
    public required ContactMethodKind Kind { get; init; }

    /// <inheritdoc cref="ContactMethod.Name"/>
    public required string Name { get; init; }

    /// <summary>The phone user whom it reaches.</summary>
    public required long UserId { get; init; }

    /// <summary>Whose it is, "First Last".</summary>
    public required string UserName { get; init; }

    /// <summary>What tells it from others of its kind: SIP user name, E.164 digits without plus, SIP address or e-mail address.</summary>
    public required string Identifier { get; init; }

    /// <inheritdoc cref="PstnForwarding.AllowCallTransfer"/>
    public bool AllowCallTransfer { get; init; }

    /// <summary>Where calls go on to; null for other kinds than SIP Forwarding.</summary>
    public SipTarget? Target { get; init; }

    /// <inheritdoc cref="ContactMethod.WhenUnavailable"/>
    public required WhenUnavailable WhenUnavailable { get; init; }

    /// <summary>The name of the greeting for Route to Voicemail, or null.</summary>
    public string? VoicemailAudio { get; init; }

    /// <summary>The DID Numbers that ring it, in order.</summary>
    public IReadOnlyList<NumberText> DidNumbers { get; internal set; } = [];

    /// <summary>The Internal Numbers that ring it, in order.</summary>
    public IReadOnlyList<NumberText> InternalNumbers { get; internal set; } = [];
}
