using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Email;

/// <summary>The section <c>Email</c> of the configuration.</summary>
public sealed class EmailOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Email";

    /// <summary>The sender of mails at the first start; later Settings wins.</summary>
    [Required(ErrorMessage = "Set Email:From. " + EmailAddress.SenderRule)]
    [OneEmailAddress(OfSender = true, ErrorMessage = "Set Email:From. ")]
    public string From { get; set; } = "PhoneDashboard <invites@example.com>";

    /// <summary>The folder that mails are written to while there is no SendGrid:ApiKey.</summary>
    [Required(ErrorMessage = "Set Email:PickupFolder to the folder that mails are written to while there is no SendGrid:ApiKey.")]
    public string PickupFolder { get; set; } = "data/mail";
}
