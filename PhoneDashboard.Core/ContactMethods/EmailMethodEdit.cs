using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The form of an Email contact method.</summary>
public sealed class EmailMethodEdit : ContactMethodEdit
{
    /// <inheritdoc cref="EmailMethod.EmailAddress"/>
    [Required(ErrorMessage = "Enter an e-mail address.")]
    [OneEmailAddress]
    public string? EmailAddress { get; set => field = Email.EmailAddress.Tidy(value); }

    internal override ContactMethodKind Kind => ContactMethodKind.EmailMethod;

    internal override ContactMethod New() => new EmailMethod { Name = "", EmailAddress = "" };

    internal override void Read(ContactMethod method)
    {
        base.Read(method);
        EmailAddress = ((EmailMethod)method).EmailAddress;
    }

    internal override IEnumerable<Problem> Write(ContactMethod method, NumberReader numbers)
    {
        var address = ((EmailMethod)method).EmailAddress = EmailAddress!;
        method.Name = address[..Math.Min(address.Length, ContactMethod.NameLength)];
        return [];
    }
}
