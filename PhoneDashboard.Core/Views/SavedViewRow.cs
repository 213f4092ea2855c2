namespace PhoneDashboard.Core.Views;

/// <summary>A saved view in the menu.</summary>
/// <param name="Id">The view.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ForEverybody">Everybody may open it.</param>
public sealed record SavedViewRow(long Id, string Name, bool ForEverybody);
