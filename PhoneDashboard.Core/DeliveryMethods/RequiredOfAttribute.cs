using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Needed by delivery methods of one kind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredOfAttribute(DeliveryMethodKind kind) : ValidationAttribute
{
    /// <summary>The kind.</summary>
    public DeliveryMethodKind Kind => kind;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        ((NewDeliveryMethod)validationContext.ObjectInstance).Kind == kind && string.IsNullOrWhiteSpace((string?)value)
            ? new ValidationResult(ErrorMessage, [validationContext.MemberName!])
            : ValidationResult.Success;
}
