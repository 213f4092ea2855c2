using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>A contact method other than a line, as its form holds it (Specification 4.3a).</summary>
public abstract class ContactMethodEdit : IVersionedEdit
{
    /// <summary>The contact method; 0 for a new one.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10); 0 for a new one.</summary>
    public long Version { get; set; }

    /// <inheritdoc cref="ContactMethod.UserId"/>
    [Required(ErrorMessage = "Choose the user whom it reaches.")]
    public long? UserId { get; set; }

    /// <summary>Which kind the form is for.</summary>
    internal abstract ContactMethodKind Kind { get; }

    /// <summary>An empty form of the kind; lines have their own.</summary>
    internal static ContactMethodEdit Of(ContactMethodKind kind) => kind switch
    {
        ContactMethodKind.PstnForwarding => new PstnForwardingEdit(),
        ContactMethodKind.SipForwarding => new SipForwardingEdit(),
        ContactMethodKind.EmailMethod => new EmailMethodEdit(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>A contact method of the kind, still empty.</summary>
    internal abstract ContactMethod New();

    /// <summary>Fills the form with what is stored; its numbers are loaded.</summary>
    internal virtual void Read(ContactMethod method) => (Id, Version, UserId) = (method.Id, method.Version, method.UserId);

    /// <summary>
    /// Puts into the contact method what needs nothing but the form; user and numbers come by the service. Gives the problems that show
    /// only here, each at its field.
    /// </summary>
    internal abstract IEnumerable<Problem> Write(ContactMethod method, NumberReader numbers);
}
