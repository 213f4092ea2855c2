using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhoneDashboard.Core.Numbers;

/// <summary>All Internal Numbers from one to another, both included.</summary>
public sealed class NewInternalRange : IValidatableObject
{
    /// <summary>The first, such as "200".</summary>
    [Required(ErrorMessage = "Enter the first number: 1 to 4 digits.")]
    [InternalNumberDigits(ErrorMessage = "Enter the first number: 1 to 4 digits.")]
    public string? From { get; set; }

    /// <summary>The last, such as "299": as many digits as the first.</summary>
    [Required(ErrorMessage = "Enter the last number: 1 to 4 digits.")]
    [InternalNumberDigits(ErrorMessage = "Enter the last number: 1 to 4 digits.")]
    public string? To { get; set; }

    /// <summary>The numbers of the range, in order; only of a valid one. At most 10,000: "0000" to "9999".</summary>
    internal IEnumerable<string> Numbers()
    {
        var (from, to) = (InternalNumber.Read(From)!, InternalNumber.Read(To)!);
        for (var number = Value(from); number <= Value(to); number++)
        {
            yield return number.ToString(CultureInfo.InvariantCulture).PadLeft(from.Length, '0');
        }
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var (from, to) = (InternalNumber.Read(From)!, InternalNumber.Read(To)!);
        if (from.Length != to.Length)
        {
            yield return new("Give the last number as many digits as the first.", [nameof(To)]);
        }
        else if (Value(from) > Value(to))
        {
            yield return new("The last number must not come before the first.", [nameof(To)]);
        }
    }

    private static int Value(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
