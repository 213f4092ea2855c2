using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>An Internal Number as typed.</summary>
public sealed class NewInternalNumber
{
    /// <summary>1 to 4 digits, kept as text: "007" is not "7" (Specification 2).</summary>
    [Required(ErrorMessage = "Enter a number of 1 to 4 digits.")]
    [InternalNumberDigits(ErrorMessage = "Enter a number of 1 to 4 digits.")]
    public string? Number { get; set; }
}
