using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>A feature code in its table.</summary>
/// <param name="Id">The feature code.</param>
/// <param name="Code">What is dialled, such as <c>*1</c>.</param>
/// <param name="Kind">What it triggers.</param>
public sealed record FeatureCodeRow(long Id, string Code, FeatureCodeKind Kind);

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

/// <summary>A feature code that is being edited.</summary>
public sealed class FeatureCodeEdit : NewFeatureCode, IVersionedEdit
{
    /// <summary>The feature code.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}

/// <summary>What feature codes trigger, in the words of the screens.</summary>
public static class FeatureCodeWords
{
    /// <summary>The feature, such as "Record On Demand".</summary>
    public static string Words(this FeatureCodeKind kind) => kind switch
    {
        FeatureCodeKind.RecordOnDemand => "Record On Demand",
        FeatureCodeKind.AttendedTransfer => "Attended Transfer",
        FeatureCodeKind.BlindTransfer => "Blind Transfer",
        FeatureCodeKind.CallPickup => "Call Pickup",
        FeatureCodeKind.CallParking => "Call Parking",
        FeatureCodeKind.CheckVoicemail => "Check Voicemail",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
