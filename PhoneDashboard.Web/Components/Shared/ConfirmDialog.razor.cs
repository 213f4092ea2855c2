using Microsoft.AspNetCore.Components;
using Radzen;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>Asks before something is done.</summary>
public sealed partial class ConfirmDialog
{
    private ElementReference _frame;

    [Parameter, EditorRequired] public required Confirmation Question { get; set; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    /// <summary>True when the person agreed.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, Confirmation question) =>
        dialogs.OpenDialogAsync<ConfirmDialog, bool>(question.Title, DialogOpening.Small, new() { [nameof(Question)] = question });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.FocusFirstFieldAsync(_frame);
        }
    }
}
