using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>
/// Shows what goes or changes with a contact method, lets the person fill ring groups that would be left empty, and deletes (Specification
/// 4.7).
/// </summary>
public sealed partial class DeleteContactMethodDialog
{
    private ContactMethodDeletePreview? _preview;
    private IReadOnlyList<Replacement> _replacements = [];

    [Parameter, EditorRequired] public required long Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ContactMethodDeletion Deletion { get; init; }

    [Inject] public required LostDestinations Lost { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    /// <summary>True when the contact method is gone.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long id) =>
        dialogs.OpenAsync<DeleteContactMethodDialog, bool>("Delete contact method", DialogWidth.Small, new() { [nameof(Id)] = id });

    private string Undoing => Current.May(Permission.ReadActivity)
        ? "Undo, for 10 seconds, brings everything back. After that, for 30 days, Activity restores it; numbers that somebody has taken in "
            + "the meantime stay where they are."
        : "Somebody who may see Activity can restore it for 30 days.";

    protected override async Task OnInitializedAsync()
    {
        var preview = await Deletion.PreviewAsync(Current.Actor, Id);
        if (preview is null)
        {
            Toast.Info("This contact method has been deleted in the meantime.");
            Dialogs.Close(true);
            return;
        }

        _replacements = Replacement.For(preview.RingGroups);
        _preview = preview;
    }

    private static IReadOnlyList<(string Title, IReadOnlyList<string> Items)> Impact(ContactMethodDeletePreview preview) =>
    [
        ("Numbers that become free", preview.FreedNumbers),
        ("Ring groups that lose a destination", [.. preview.RingGroups.Select(group => group.Name)]),
    ];

    private async Task<IReadOnlyList<Problem>> DeleteAsync()
    {
        var result = await Deletion.DeleteAsync(Current.Actor, Id, Replacement.Chosen(_replacements));
        if (result.Succeeded)
        {
            Undo.Offer($"{_preview!.Title} was deleted.", result.Value.UndoId);
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
