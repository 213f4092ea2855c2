using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Numbers;

/// <summary>The fields of an Internal Number, which nothing changes.</summary>
internal static class InternalNumberFields
{
    internal static FieldCatalogue Catalogue { get; } =
        new(nameof(InternalNumber), "Internal Number", [new(nameof(InternalNumber.Digits), "Number")]);
}
