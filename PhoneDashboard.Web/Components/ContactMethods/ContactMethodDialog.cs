using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>What the dialogs that add or edit a contact method have in common (Specification 4.3a).</summary>
/// <typeparam name="TEdit">The edit class of the kind.</typeparam>
public abstract class ContactMethodDialog<TEdit> : ComponentBase
    where TEdit : ContactMethodEdit, new()
{
    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ContactMethodForms Forms { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    protected EditSession? Session { get; private set; }

    protected ContactMethodFormModel<TEdit>? Model { get; private set; }

    protected TEdit Edit => Model!.Edit;

    protected string Title => TitleOf(Kind, Id);

    /// <summary>The kind that the dialog is for.</summary>
    protected abstract ContactMethodKind Kind { get; }

    /// <summary>The form among the drafts.</summary>
    protected abstract string DraftForm { get; }

    /// <summary>The form's fields, in its order.</summary>
    protected abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>"Add Email" or "Edit Email".</summary>
    internal static string TitleOf(ContactMethodKind kind, long? id) => $"{(id is null ? "Add" : "Edit")} {kind.Words()}";

    protected override async Task OnInitializedAsync() => Session = Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<TEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForm, id),
            ItemKind = Kind.ToString(),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"{ItemAddress.Table(Kind)}?open={id}"),
            Title = _ => Title,
            ReadAsync = async () => (TEdit?)await Forms.GetAsync(Current.Actor, Kind, id),
            Fields = Fields,
            Gone = "This contact method has been deleted in the meantime.",
            Show = edit => Model = new(edit),
            Typed = () => Edit,
            Take = edit => Model!.Take(edit),
        })
        : await Sessions.BeginNewAsync<TEdit>(
            this, DraftForm, Title, $"{ItemAddress.Table(Kind)}?{TableAddress.AddKey}=1", () => Edit, kept =>
            {
                Model = new(kept ?? new TEdit { UserId = UserOfTheView });
                return Task.CompletedTask;
            });

    protected async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await Forms.SaveAsync(Current.Actor, Edit, Model!.TakeOvers);
        if (!result.Succeeded)
        {
            return result.Problems;
        }

        Dialogs.Close(true);
        Toast.Success($"{result.Value.Title} was saved.");
        if (result.Value.Moved is { } moved)
        {
            Undo.Offer(moved, result.Value.UndoId);
        }

        return [];
    }

    // A table that is narrowed to one user adds for that one, unless another is chosen.
    private long? UserOfTheView =>
        long.TryParse(Navigation.Query().Filter(UserFilter.Key), CultureInfo.InvariantCulture, out var id) ? id : null;
}
