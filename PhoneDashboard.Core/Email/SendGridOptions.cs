using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Email;

/// <summary>The section <c>SendGrid</c> of the configuration.</summary>
public sealed class SendGridOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "SendGrid";

    /// <summary>The secret that SendGrid gave; empty to write mails to the pickup folder instead.</summary>
    [RegularExpression("[!-~]*", ErrorMessage = "Set SendGrid:ApiKey to the key as SendGrid shows it, without spaces, or leave it empty to "
        + "write mails to Email:PickupFolder.")]
    public string ApiKey { get; set; } = "";

    /// <summary>Where the API is; <c>https://api.eu.sendgrid.com</c> for subusers in the EU.</summary>
    [Required(ErrorMessage = "Set SendGrid:BaseUrl, for example to https://api.sendgrid.com.")]
    [Url(ErrorMessage = "Set SendGrid:BaseUrl to a whole address, for example https://api.sendgrid.com.")]
    public string BaseUrl { get; set; } = "https://api.sendgrid.com";

    /// <summary>
    /// The public key of the signed Event Webhook, as SendGrid shows it (SubjectPublicKeyInfo in base64); empty to take no reports.
    /// </summary>
    public string WebhookPublicKey { get; set; } = "";

    /// <summary>True when mails go to SendGrid, false when they are written to the pickup folder.</summary>
    public bool IsConfigured => ApiKey.Length > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebhookPublicKey.Length > 0 && !SendGridSignature.IsKey(WebhookPublicKey))
        {
            yield return new ValidationResult(
                "Set SendGrid:WebhookPublicKey to the Verification Key as SendGrid shows it, without spaces, or leave it empty to take no "
                    + "reports about mails.",
                [nameof(WebhookPublicKey)]);
        }
    }
}
