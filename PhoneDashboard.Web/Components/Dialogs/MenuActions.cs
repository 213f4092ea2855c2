using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>Menus for people of different roles.</summary>
public static class MenuActions
{
    /// <summary>The entries that the person may use.</summary>
    public static IReadOnlyList<MenuAction> Permitted(this CurrentActor current, params IEnumerable<MenuAction> actions) =>
        [.. actions.Where(action => action.Needs is not { } permission || current.May(permission))];
}
