using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Numbers.NewTrunk>;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What a trunk's form sets (Specification 10).</summary>
public static class TrunkFields
{
    /// <summary>What numbers call it.</summary>
    public static readonly Field Name =
        Edits.Text(nameof(Trunk.Name), "Name", trunk => trunk.Name, (trunk, text) => trunk.Name = text) with
        {
            Help = "Its name at numbers, such as that of your provider.",
        };

    /// <summary>Where its calls go and come from.</summary>
    public static readonly Field Host =
        Edits.Text(nameof(Trunk.Host), "Host", trunk => trunk.Host, (trunk, text) => trunk.Host = text) with
        {
            Help = "The IP address or name at your provider that calls go to and come from. Without one the trunk carries no calls.",
        };

    /// <summary>The port there.</summary>
    public static readonly Field Port =
        Edits.Value(nameof(Trunk.Port), "Port", trunk => trunk.Port, (trunk, port) => trunk.Port = port) with
        {
            Help = "5060, unless your provider says otherwise.",
        };

    /// <summary>New numbers get it.</summary>
    public static readonly Field IsDefault =
        Edits.Switch(nameof(Trunk.IsDefault), "Default", trunk => trunk.IsDefault, (trunk, on) => trunk.IsDefault = on) with
        {
            Help = "New numbers get this trunk unless another is chosen. There is one default trunk.",
        };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Name, Host, Port, IsDefault];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } =
        new(nameof(Trunk), "Trunk", [Name with { IsFilter = true }, Host with { IsFilter = true }, Port, IsDefault]);
}
