using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>Asks before something is done.</summary>
public sealed partial class ConfirmDialog
{
    private ElementReference _body;

    [Parameter, EditorRequired] public required Confirmation Question { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    /// <summary>True when the person agreed.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, Confirmation question) =>
        dialogs.OpenAsync<ConfirmDialog, bool>(question.Title, DialogWidth.Small, new() { [nameof(Question)] = question });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.FocusFirstFieldAsync(_body);
        }
    }
}
