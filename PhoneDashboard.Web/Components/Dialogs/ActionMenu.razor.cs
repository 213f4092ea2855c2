using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>One menu that any number of buttons may open, so that a table of 100 rows holds one menu and not 100.</summary>
public sealed partial class ActionMenu
{
    private IReadOnlyList<MenuAction> _actions = [];
    private string _label = "";
    private Popup? _popup;

    /// <summary>Opens the menu at a button; a second call closes it.</summary>
    public async Task ToggleAsync(ElementReference button, string label, IReadOnlyList<MenuAction> actions)
    {
        (_label, _actions) = (label, actions);
        await _popup!.ToggleAsync(button);
    }

    private Task CloseAsync() => _popup!.CloseAsync();

    private async Task RunAsync(MenuAction action)
    {
        if (action.DisabledReason is null)
        {
            await CloseAsync(); // the focus is on the button again: a dialog that opens now gives it back there
            await (action.Run?.Invoke() ?? Task.CompletedTask);
        }
    }
}
