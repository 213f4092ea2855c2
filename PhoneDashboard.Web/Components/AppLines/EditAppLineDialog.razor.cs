using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Edit App Configuration (SPEC 4.4).</summary>
public sealed partial class EditAppLineDialog
{
    private const string Title = "Edit App Configuration";

    private AppLineDetails? _line;
    private AppLineFormModel? _model;
    private FormDraft? _draft;
    private SharedEdit<AppLineEdit>? _shared;

    [Parameter, EditorRequired] public required long LineId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required AppLineEditFields Fields { get; init; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when the line was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenAsync<EditAppLineDialog, bool>(Title, DialogWidth.Large, new() { [nameof(LineId)] = lineId });

    private string DraftKey => DraftForms.KeyOf(DraftForms.EditLine, LineId);

    protected override async Task OnInitializedAsync()
    {
        if (await FindAsync() is { } line)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"/contact-methods?open={LineId}");
            _draft = await Drafts.OpenAsync(DraftKey, $"{Title}, {line.UserName}", address, () => _shared!.Kept);
            Show(line, _draft.Read<KeptEdit<AppLineEdit>>());
        }
    }

    private async Task StartAfreshAsync()
    {
        if (await FindAsync() is { } line)
        {
            Show(line, kept: null);
            StateHasChanged();
        }
    }

    private void Show(AppLineDetails line, KeptEdit<AppLineEdit>? kept)
    {
        var model = AppLineFormModel.ForLine(line, kept?.Typed);
        (_line, _model) = (line, model);
        _shared = Edits.Begin(nameof(AppLine), LineId, () => model.Edit, model.Take, async () => (await Lines.GetAsync(Current.Actor, LineId))?.Edit, Fields.All, kept?.Read);
    }

    private async Task<AppLineDetails?> FindAsync()
    {
        var line = await Lines.GetAsync(Current.Actor, LineId);
        if (line is null)
        {
            await Drafts.DiscardAsync(DraftKey);
            Toast.Warn("This line is gone: its user has been deleted.");
            Dialogs.Close();
        }

        return line;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Lines.SaveAsync(Current.Actor, LineId, _model!.Edit, _model.TakeOvers);
        if (!result.Succeeded)
        {
            return result.Problems;
        }

        Dialogs.Close(true);
        Invites.OfferAfterSave(result.Value);
        if (result.Value.Moved is { } moved)
        {
            Undo.Offer(moved, result.Value.UndoId);
        }

        return [];
    }
}
