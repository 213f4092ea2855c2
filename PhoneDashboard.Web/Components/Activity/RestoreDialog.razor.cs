using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>Asks before a value is put back, and puts it back. A refusal stands in the dialog.</summary>
public sealed partial class RestoreDialog
{
    private readonly object _nothing = new();

    /// <summary>What would be done.</summary>
    [Parameter, EditorRequired] public required RestorePreview Preview { get; set; }

    /// <summary>The service's method.</summary>
    [Parameter, EditorRequired] public required Func<Task<Result<Done>>> Restore { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    /// <summary>True when it was put back.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, RestorePreview preview, Func<Task<Result<Done>>> restore) =>
        dialogs.OpenAsync<RestoreDialog, bool>(
            Heading(preview), DialogWidth.Small, new() { [nameof(Preview)] = preview, [nameof(Restore)] = restore });

    private static string Heading(RestorePreview preview) => $"Restore {preview.Label}?";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Restore();
        if (result.Succeeded)
        {
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
