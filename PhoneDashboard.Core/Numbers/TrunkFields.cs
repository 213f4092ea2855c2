using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What the trail names of a trunk: no form sets it yet.</summary>
internal static class TrunkFields
{
    internal static FieldCatalogue Catalogue { get; } = new(nameof(Trunk), "Trunk",
    [
        new(nameof(Trunk.Name), "Name") { IsFilter = true },
        new(nameof(Trunk.IsDefault), "Default"),
        new(nameof(Trunk.Host), "Host"),
        new(nameof(Trunk.Port), "Port"),
    ]);
}
