using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The form of a PSTN Forwarding.</summary>
public sealed class PstnForwardingEdit : InboundMethodEdit
{
    /// <summary>Where calls go on to, as people write numbers (Specification 5, rule 3).</summary>
    [Required(ErrorMessage = "Enter a phone number, for example " + E164.Example + ".")]
    public string? PhoneNumber { get; set; }

    /// <summary>E.164 digits that a person chose when there was a question about <see cref="PhoneNumber"/>, or null.</summary>
    public string? Chosen { get; set; }

    /// <inheritdoc cref="PstnForwarding.AllowCallTransfer"/>
    public bool AllowCallTransfer { get; set; }

    internal override ContactMethodKind Kind => ContactMethodKind.PstnForwarding;

    internal override ContactMethod New() => new PstnForwarding { Name = "", ForwardingNumber = "" };

    internal override void Read(ContactMethod method)
    {
        base.Read(method);
        var forwarding = (PstnForwarding)method;
        (PhoneNumber, Chosen) = (E164.Format(forwarding.ForwardingNumber), forwarding.ForwardingNumber);
        AllowCallTransfer = forwarding.AllowCallTransfer;
    }

    internal override IEnumerable<Problem> Write(ContactMethod method, NumberReader numbers)
    {
        var forwarding = (PstnForwarding)method;
        forwarding.AllowCallTransfer = AllowCallTransfer;
        var reading = numbers.Read(PhoneNumber);
        if (reading.Decided(Chosen) is not { } digits)
        {
            return [new(ProblemKind.Invalid, reading.Words, nameof(PhoneNumber))];
        }

        (forwarding.ForwardingNumber, forwarding.Name) = (digits, E164.Format(digits));
        return [];
    }
}
