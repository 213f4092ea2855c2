using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method in its table.</summary>
/// <param name="Id">The delivery method.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it delivers.</param>
/// <param name="EmailAddress">Where to.</param>
/// <param name="Lines">How many lines deliver here.</param>
public sealed record DeliveryMethodRow(long Id, string Name, DeliveryMethodKind Kind, string EmailAddress, int Lines);

/// <summary>What deleting a delivery method does, for the confirmation (Specification 5, rule 5).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">How many lines lose it.</param>
/// <param name="Users">The users of those lines in order of name, the first few: "Ann Lee, Bo Kim and 3 more"; null when
/// there are none.</param>
public sealed record DeliveryMethodDeletion(string Name, int Lines, string? Users);

/// <summary>An Email delivery method as typed.</summary>
public class NewDeliveryMethod
{
    /// <summary>The name.</summary>
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(DeliveryMethod.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>Where recordings and voicemail go.</summary>
    [Required(ErrorMessage = "Enter an e-mail address.")]
    [OneEmailAddress]
    public string? EmailAddress { get; set => field = Email.EmailAddress.Tidy(value); }
}

/// <summary>A delivery method that is being edited.</summary>
public sealed class DeliveryMethodEdit : NewDeliveryMethod, IVersionedEdit
{
    /// <summary>The delivery method.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
