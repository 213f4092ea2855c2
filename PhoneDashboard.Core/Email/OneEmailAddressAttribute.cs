using System.ComponentModel.DataAnnotations;
using System.Text;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// One address, by the rule of <see cref="EmailAddress"/>; nothing typed is left to <see cref="RequiredAttribute"/>. Every input class has
/// it at each address.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneEmailAddressAttribute : ValidationAttribute
{
    /// <summary>
    /// A sender may have a name, of ASCII only ("Unicode encoding is not supported for the from field": SendGrid, "Mail Send,
    /// Limitations").
    /// </summary>
    public bool OfSender { get; init; }

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var text = value as string;
        var refusal = string.IsNullOrWhiteSpace(text) ? null
            : !EmailAddress.TryRead(text, out var address, out var reason) ? reason
            : OfSender && !Ascii.IsValid(address.Name ?? "") ? EmailAddress.SenderRule
            : null;
        return refusal is null ? ValidationResult.Success : new ValidationResult(ErrorMessage + refusal, [validationContext.MemberName!]);
    }
}
