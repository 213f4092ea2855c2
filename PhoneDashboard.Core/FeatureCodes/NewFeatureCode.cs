using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>A feature code as typed.</summary>
public class NewFeatureCode
{
    /// <summary><c>*</c> and 1 to 4 digits, spaces around it allowed (Specification 5, rule 7).</summary>
    [Required(ErrorMessage = "Enter * and 1 to 4 digits, such as *1.")]
    [RegularExpression(@"\s*\*[0-9]{1,4}\s*", ErrorMessage = "Enter * and 1 to 4 digits, such as *1.")]
    public string? Code { get; set; }

    /// <summary>What it triggers.</summary>
    [EnumDataType(typeof(FeatureCodeKind), ErrorMessage = "Choose what the code triggers.")]
    public FeatureCodeKind Kind { get; set; }
}
