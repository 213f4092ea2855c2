using Microsoft.AspNetCore.Components;
using Radzen.Blazor;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>One popup menu that any number of buttons may open, so that a table of 100 rows holds one menu and not 100.</summary>
public sealed partial class ActionMenu
{
    private IReadOnlyList<MenuAction> _actions = [];
    private string _label = "";
    private RadzenPopup? _popup;
    private ElementReference _menu, _button;
    private bool _starting;

    [Inject] public required PageScript Script { get; init; }

    /// <summary>Opens the menu below a button; a second call closes it.</summary>
    public async Task ToggleAsync(ElementReference button, string label, IReadOnlyList<MenuAction> actions)
    {
        (_button, _label, _actions) = (button, label, actions);
        await _popup!.ToggleAsync(button);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_starting)
        {
            _starting = false;
            await Script.StartMenuAsync(_menu);
        }
    }

    private void Start() => _starting = true;

    private Task ClosedAsync() => Script.FocusAfterPopupAsync(_button);

    private async Task CloseAsync() => await _popup!.CloseAsync();

    private async Task RunAsync(MenuAction action)
    {
        if (action.DisabledReason is null)
        {
            await CloseAsync();
            await Script.FocusAsync(_button); // a dialog that opens now gives focus back to it
            await (action.Run?.Invoke() ?? Task.CompletedTask);
        }
    }
}
