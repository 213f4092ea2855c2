using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Views;

/// <summary>Gives a view its name, and says for whom it is.</summary>
public sealed partial class SavedViewDialog
{
    /// <summary>What the table shows, or a view that is renamed.</summary>
    [Parameter, EditorRequired] public required NewSavedView View { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SavedViewService Views { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>The view's id; null when it was not saved.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, NewSavedView view) =>
        dialogs.OpenAsync<SavedViewDialog, long?>(TitleOf(view), DialogWidth.Small, new() { [nameof(View)] = view });

    private static string TitleOf(NewSavedView view) => view is SavedViewEdit ? "Rename View" : "Save View";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var saved = View is SavedViewEdit edit
            ? await Views.SaveAsync(Current.Actor, edit)
            : await Views.AddAsync(Current.Actor, View);
        if (saved.Succeeded)
        {
            Toast.Success($"{View.Name} was saved.");
            Dialogs.Close(saved.Value);
        }

        return saved.Problems;
    }
}
