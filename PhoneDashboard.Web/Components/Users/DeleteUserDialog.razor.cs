using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.ContactMethods;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>
/// Shows all that goes or changes with a user, lets the person fill ring groups that would be left empty, and deletes (Specification 4.7).
/// </summary>
public sealed partial class DeleteUserDialog
{
    private DeletePreview? _preview;
    private IReadOnlyList<Replacement> _replacements = [];

    [Parameter, EditorRequired] public required long UserId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserDeletion Deletion { get; init; }

    [Inject] public required LostDestinations Lost { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    /// <summary>True when the user is gone.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long userId) =>
        dialogs.OpenAsync<DeleteUserDialog, bool>("Delete user", DialogWidth.Small, new() { [nameof(UserId)] = userId });

    private string Undoing => Current.May(Permission.ReadActivity)
        ? "Undo, for 10 seconds, brings everything back, sessions and invitation too. After that, for 30 days, Activity restores the user "
        + "without signed-in devices and without "
            + "the invitation; numbers that somebody has taken in the meantime stay where they are."
        : "Somebody who may see Activity can restore the user for 30 days, without signed-in devices and without the invitation.";

    protected override async Task OnInitializedAsync()
    {
        var preview = await Deletion.PreviewAsync(Current.Actor, UserId);
        if (preview is null)
        {
            Toast.Info("This user has already been deleted.");
            Dialogs.Close(true);
            return;
        }

        _replacements = Replacement.For(preview.RingGroups);
        _preview = preview;
    }

    private async Task<IReadOnlyList<Problem>> DeleteAsync()
    {
        var result = await Deletion.DeleteAsync(Current.Actor, UserId, Replacement.Chosen(_replacements));
        if (result.Succeeded)
        {
            Undo.Offer($"{_preview!.UserName} was deleted.", result.Value.UndoId);
            Dialogs.Close(true);
        }

        return result.Problems;
    }

    private static IReadOnlyList<(string Title, IReadOnlyList<string> Items)> Impact(DeletePreview preview) =>
    [
        ("Deleted", ["The app line", .. preview.ContactMethods]),
        ("Signed out", preview.Devices),
        ("Revoked", preview.RevokesInvite ? ["The invitation to the app"] : []),
        ("Numbers that become free", preview.FreedNumbers),
        ("Ring groups that lose a destination", [.. preview.RingGroups.Select(group => group.Name)]),
    ];
}
