using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>Edit App Configuration (Specification 4.4).</summary>
public sealed partial class EditAppLineDialog
{
    private const string Title = "Edit App Configuration";

    private AppLineDetails? _line;
    private AppLineFormModel? _model;
    private EditSession? _session;

    [Parameter, EditorRequired] public required long LineId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppLineService Lines { get; init; }

    [Inject] public required InviteActions Invites { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    /// <summary>True when the line was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenAsync<EditAppLineDialog, bool>(Title, DialogWidth.Large, new() { [nameof(LineId)] = lineId });

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<AppLineEdit>
    {
        DraftKey = DraftForms.KeyOf(DraftForms.EditLine, LineId),
        ItemKind = nameof(AppLine),
        ItemId = LineId,
        Address = string.Create(CultureInfo.InvariantCulture, $"/contact-methods?open={LineId}"),
        Title = _ => $"{Title}, {_line!.UserName}",
        ReadAsync = ReadAsync,
        Fields = AppLineFields.Form,
        Gone = "This line is gone: its user has been deleted.",
        Show = edit => _model = AppLineFormModel.ForLine(_line!, edit),
        Typed = () => _model!.Edit,
        Take = edit => _model!.Take(edit),
    });

    private async Task<AppLineEdit?> ReadAsync()
    {
        var line = await Lines.GetAsync(Current.Actor, LineId);
        _line = line ?? _line;
        return line?.Edit;
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
