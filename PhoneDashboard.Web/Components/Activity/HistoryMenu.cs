using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>The way from a row's menu to its history.</summary>
internal static class HistoryMenu
{
    /// <summary>The entry of the menu.</summary>
    internal static MenuAction HistoryAction(this NavigationManager navigation, long id) =>
        new("History", () => navigation.OpenHistoryAsync(id)) { Icon = "history" };
}
