using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Numbers;

/// <summary>The fields of a trunk.</summary>
internal static class TrunkFields
{
    internal static FieldCatalogue Catalogue { get; } = new(nameof(Trunk), "Trunk",
    [
        new(nameof(Trunk.Name), "Name") { IsFilter = true },
        new(nameof(Trunk.IsDefault), "Default"),
    ]);
}
