using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Edits trunk, switch and description of a DID Number.</summary>
public sealed partial class EditDidNumberDialog
{
    private SharedEdit? _shared;

    /// <summary>The number as it was read.</summary>
    [Parameter, EditorRequired] public required DidNumberEdit Edit { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, DidNumberEdit edit) =>
        dialogs.OpenDialogAsync<EditDidNumberDialog, bool>("Edit DID Number", parameters: new() { [nameof(Edit)] = edit });

    protected override void OnInitialized() => _shared = Edits.Begin(nameof(DidNumber), Edit.Id, Edit, () => DidNumbers.GetAsync(Current.Actor, Edit.Id),
    [
        new(nameof(DidNumberEdit.TrunkId), "Trunk", TrunkAsync),
        EditField.Switch<DidNumberEdit>(nameof(DidNumberEdit.Enabled), "Enabled", did => did.Enabled),
        EditField.Plain<DidNumberEdit>(nameof(DidNumberEdit.Description), "Description", did => did.Description),
    ]);

    private async Task<string?> TrunkAsync(DidNumberEdit did) =>
        did.TrunkId is null ? "No trunk" : (await Trunks.OptionsAsync(Current.Actor)).FirstOrDefault(trunk => trunk.Id == did.TrunkId)?.Name ?? "A trunk that has been deleted";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await DidNumbers.SaveAsync(Current.Actor, Edit);
        if (result.Succeeded)
        {
            Toast.Success($"{E164.Format(Edit.Digits)} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
