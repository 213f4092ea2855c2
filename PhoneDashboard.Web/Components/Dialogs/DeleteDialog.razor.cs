using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>Asks before something is deleted, and deletes it. A refusal stands in the dialog, with the uses that are in the way.</summary>
public sealed partial class DeleteDialog
{
    private readonly object _nothing = new();

    /// <summary>What people call the thing.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What goes or changes with it.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Sentences { get; set; }

    /// <summary>The service's method.</summary>
    [Parameter, EditorRequired] public required Func<Task<Result<Done>>> Delete { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    /// <summary>Deletes when the person agrees, and says so; true when it is gone.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="name">What people call the thing: "Delete {name}?".</param>
    /// <param name="delete">The service's method.</param>
    /// <param name="sentences">What goes or changes with it.</param>
    public static Task<bool> ShowAsync(
        DialogOpener dialogs, string name, Func<Task<Result<Done>>> delete, params IReadOnlyList<string> sentences) =>
        dialogs.OpenAsync<DeleteDialog, bool>($"Delete {name}?", DialogWidth.Small, new()
        {
            [nameof(Name)] = name,
            [nameof(Sentences)] = sentences,
            [nameof(Delete)] = delete,
        });

    private async Task<IReadOnlyList<Problem>> DeleteAsync()
    {
        var result = await Delete();
        if (result.Succeeded)
        {
            Undo.Offer($"{Name} was deleted.", result.Value.UndoId);
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
