using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The form of a contact method that numbers ring.</summary>
public abstract class InboundMethodEdit : ContactMethodEdit, IInboundEdit, IValidatableObject
{
    /// <inheritdoc />
    public List<long> DidNumberIds { get; set; } = [];

    /// <inheritdoc />
    public List<long> InternalNumberIds { get; set; } = [];

    /// <inheritdoc />
    public WhenUnavailable WhenUnavailable { get; set; }

    /// <summary>Voicemail Audio: required for Route to Voicemail, kept otherwise.</summary>
    public long? VoicemailAudioId { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => InboundRules.Check(this, "A contact method");

    internal override void Read(ContactMethod method)
    {
        base.Read(method);
        InboundChanges.Read(method, this);
    }
}
