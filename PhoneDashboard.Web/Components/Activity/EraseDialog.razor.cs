using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>Says what erasing a person from the audit trail takes away, and does it.</summary>
public sealed partial class EraseDialog
{
    private readonly object _nothing = new();

    /// <summary>What would be done.</summary>
    [Parameter, EditorRequired] public required ErasurePreview Preview { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ErasureService Erasure { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Entries =>
        Preview.Entries == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{Preview.Entries:N0} entries");

    private string Snapshots => Preview.Snapshots switch
    {
        0 => "No change that could still be undone goes with them.",
        1 => "1 change can no longer be undone.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count:N0} changes can no longer be undone."),
    };

    /// <summary>True when the person was erased.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, ErasurePreview preview) =>
        dialogs.OpenAsync<EraseDialog, bool>("Erase this person now?", DialogWidth.Small, new() { [nameof(Preview)] = preview });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Erasure.EraseAsync(Current.Actor, Preview.UserId);
        if (result.Succeeded)
        {
            Toast.Success("The person was erased from the audit trail.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
