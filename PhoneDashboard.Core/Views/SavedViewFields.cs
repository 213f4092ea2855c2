using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Views;

/// <summary>What a saved view holds, for its form and the trail.</summary>
public static class SavedViewFields
{
    /// <summary>What it is called.</summary>
    public static readonly Field Name = new(nameof(SavedView.Name), "Name");

    /// <summary>Everybody may open it.</summary>
    public static readonly Field ForEverybody = new(nameof(SavedView.ForEverybody), "For everybody")
    {
        Help = "Everybody finds it under Views; otherwise only you do.",
    };

    /// <summary>All that an entry of the trail may name. Whose views there are is for those who read the whole trail.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(SavedView), "Saved View",
    [
        Name, ForEverybody, new(nameof(SavedView.Page), "Page"), new(nameof(SavedView.Query), "Filters and Order"),
        new(nameof(SavedView.Columns), "Columns"),
    ])
    {
        IsOfTeam = true,
    };
}
