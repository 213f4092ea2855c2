using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Edits trunk, switch and description of a DID Number.</summary>
public sealed partial class EditDidNumberDialog
{
    private DidNumberEdit? _edit;
    private FormDraft? _draft;
    private SharedEdit<DidNumberEdit>? _shared;

    /// <summary>The number as it was read.</summary>
    [Parameter, EditorRequired] public required DidNumberEdit Edit { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, DidNumberEdit edit) =>
        dialogs.OpenAsync<EditDidNumberDialog, bool>("Edit DID Number", parameters: new() { [nameof(Edit)] = edit });

    protected override async Task OnInitializedAsync()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"/numbers?open={Edit.Id}");
        _draft = await Drafts.OpenAsync(DraftForms.KeyOf(DraftForms.EditDidNumber, Edit.Id), $"Edit DID Number, {E164.Format(Edit.Digits)}", address, () => _shared!.Kept);
        Show(_draft.Read<KeptEdit<DidNumberEdit>>());
    }

    private Task StartAfreshAsync()
    {
        Show(kept: null);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(KeptEdit<DidNumberEdit>? kept)
    {
        _edit = kept?.Typed ?? EditValues.Copy(Edit);
        _shared = Edits.Begin(nameof(DidNumber), Edit.Id, _edit, () => DidNumbers.GetAsync(Current.Actor, Edit.Id),
        [
            new(nameof(DidNumberEdit.TrunkId), "Trunk", TrunkAsync),
            EditField.Switch<DidNumberEdit>(nameof(DidNumberEdit.Enabled), "Enabled", did => did.Enabled),
            EditField.Plain<DidNumberEdit>(nameof(DidNumberEdit.Description), "Description", did => did.Description),
        ], kept?.Read);
    }

    private async Task<string?> TrunkAsync(DidNumberEdit did) =>
        did.TrunkId is null ? "No trunk" : (await Trunks.OptionsAsync(Current.Actor)).FirstOrDefault(trunk => trunk.Id == did.TrunkId)?.Name ?? "A trunk that has been deleted";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await DidNumbers.SaveAsync(Current.Actor, _edit!);
        if (result.Succeeded)
        {
            Toast.Success($"{E164.Format(Edit.Digits)} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
