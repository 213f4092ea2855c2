using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Edits trunk, switch and description of a DID Number.</summary>
public sealed partial class EditDidNumberDialog
{
    private EditSession? _session;

    [Parameter, EditorRequired] public required long DidNumberId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long didNumberId) =>
        dialogs.OpenAsync<EditDidNumberDialog, bool>("Edit DID Number", parameters: new() { [nameof(DidNumberId)] = didNumberId });

    private DidNumberEdit Edit => (DidNumberEdit)_session!.Model!;

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<DidNumberEdit>
    {
        DraftKey = DraftForms.KeyOf(DraftForms.EditDidNumber, DidNumberId),
        ItemKind = nameof(DidNumber),
        ItemId = DidNumberId,
        Address = string.Create(CultureInfo.InvariantCulture, $"/numbers?open={DidNumberId}"),
        Title = did => $"Edit DID Number, {E164.Format(did.Digits)}",
        ReadAsync = () => DidNumbers.GetAsync(Current.Actor, DidNumberId),
        Fields = DidNumberFields.Form,
        Gone = "This number has been deleted in the meantime.",
    });

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
