using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Numbers;

/// <summary>The section <c>Numbers</c> of the configuration.</summary>
public sealed class NumbersOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Numbers";

    /// <summary>Where numbers are ordered, such as the provider's shop: an https address; empty for none.</summary>
    public string GetNumbersUrl { get; set; } = "";

    /// <summary>The same, read; null when there is none.</summary>
    public Uri? GetNumbers =>
        Uri.TryCreate(GetNumbersUrl, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" } ? uri : null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GetNumbersUrl.Length > 0 && GetNumbers is null)
        {
            yield return new ValidationResult(
                "Set Numbers:GetNumbersUrl to the https address at which numbers are ordered, such as https://shop.example.com/numbers.");
        }
    }
}
