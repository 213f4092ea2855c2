using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Edit App Configuration (SPEC 4.4).</summary>
public sealed partial class EditAppLineDialog
{
    private const string Title = "Edit App Configuration";

    private AppLineDetails? _line;
    private AppLineFormModel? _model;
    private SharedEdit? _shared;

    [Parameter, EditorRequired] public required long LineId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required AppLineEditFields Fields { get; init; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when the line was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, long lineId) =>
        dialogs.OpenDialogAsync<EditAppLineDialog, bool>(Title, DialogOpening.Large, new() { [nameof(LineId)] = lineId });

    protected override async Task OnInitializedAsync()
    {
        _line = await Lines.GetAsync(Current.Actor, LineId);
        if (_line is null)
        {
            Toast.Warn("This line is gone: its user has been deleted.");
            Dialogs.Close();
            return;
        }

        var model = _model = AppLineFormModel.ForLine(_line);
        _shared = Edits.Begin(nameof(AppLine), LineId, () => model.Edit, model.Take, async () => (await Lines.GetAsync(Current.Actor, LineId))?.Edit, Fields.All);
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Lines.SaveAsync(Current.Actor, LineId, _model!.Edit);
        if (!result.Succeeded)
        {
            return result.Problems;
        }

        Dialogs.Close(true);
        Invites.OfferAfterSave(result.Value);
        return [];
    }
}
