using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.FeatureCodes.NewFeatureCode>;

namespace PhoneDashboard.Core.FeatureCodes;

/// <summary>What a feature code's form sets (Specification 5, rule 7).</summary>
public static class FeatureCodeFields
{
    /// <summary>What is dialled: * and 1 to 4 digits; none begins with another one.</summary>
    public static readonly Field Code =
        Edits.Text(nameof(FeatureCode.Code), "Code", code => code.Code, (code, text) => code.Code = text) with
        {
            Help = "* and 1 to 4 digits, such as *1. No code may begin with another one.",
        };

    /// <summary>What it triggers.</summary>
    public static readonly Field Kind = Edits.Choice(
        nameof(FeatureCode.Kind), "Feature", code => code.Kind, (code, kind) => code.Kind = kind, kind => kind.Words()) with
    {
        Help = "What dialling the code triggers.",
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Code, Kind];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(FeatureCode), "Feature Code", [Code with { IsFilter = true }, Kind]);
}
