using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>An Email delivery method as typed.</summary>
public class NewDeliveryMethod
{
    /// <inheritdoc cref="DeliveryMethod.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(DeliveryMethod.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>Where recordings and voicemail go.</summary>
    [Required(ErrorMessage = "Enter an e-mail address.")]
    [OneEmailAddress]
    public string? EmailAddress { get; set => field = Email.EmailAddress.Tidy(value); }
}
