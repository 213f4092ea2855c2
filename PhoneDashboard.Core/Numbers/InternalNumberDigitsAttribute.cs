using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A text that <see cref="InternalNumber.Read"/> can read; nothing is a matter of <see cref="RequiredAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InternalNumberDigitsAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is null or "" || InternalNumber.Read(value as string) is not null;
}
