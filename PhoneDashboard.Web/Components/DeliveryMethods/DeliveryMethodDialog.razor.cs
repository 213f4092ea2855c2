using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.DeliveryMethods;

/// <summary>Adds or edits an Email delivery method.</summary>
public sealed partial class DeliveryMethodDialog
{
    private NewDeliveryMethod? _input;
    private FormDraft? _draft;
    private SharedEdit<DeliveryMethodEdit>? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewDeliveryMethod Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>The id of what was saved; null when nothing was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, NewDeliveryMethod input) =>
        dialogs.OpenAsync<DeliveryMethodDialog, long?>(TitleOf(input), parameters: new() { [nameof(Input)] = input });

    private static string TitleOf(NewDeliveryMethod input) => input is DeliveryMethodEdit ? "Edit Delivery Method" : "Add Delivery Method";

    protected override async Task OnInitializedAsync()
    {
        var edit = Input as DeliveryMethodEdit;
        var key = edit is null ? DraftForms.DeliveryMethod : DraftForms.KeyOf(DraftForms.DeliveryMethod, edit.Id);
        var address = edit is null ? $"/delivery-methods?{ItemOpener.AddKey}=1" : string.Create(CultureInfo.InvariantCulture, $"/delivery-methods?open={edit.Id}");
        _draft = await Drafts.OpenAsync(key, edit is null ? Title : $"{Title}, {edit.Name}", address, () => _shared is null ? _input! : _shared.Kept);
        Show(edit is null ? _draft.Read<NewDeliveryMethod>() : null, edit is null ? null : _draft.Read<KeptEdit<DeliveryMethodEdit>>());
    }

    private Task StartAfreshAsync()
    {
        Show(typed: null, kept: null);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(NewDeliveryMethod? typed, KeptEdit<DeliveryMethodEdit>? kept)
    {
        if (Input is not DeliveryMethodEdit read)
        {
            _input = typed ?? EditValues.Copy(Input);
            return;
        }

        var edit = kept?.Typed ?? EditValues.Copy(read);
        _input = edit;
        _shared = Edits.Begin(nameof(DeliveryMethod), edit.Id, edit, () => DeliveryMethods.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<DeliveryMethodEdit>(nameof(DeliveryMethodEdit.Name), "Name", method => method.Name),
            EditField.Plain<DeliveryMethodEdit>(nameof(DeliveryMethodEdit.EmailAddress), "Email", method => method.EmailAddress),
        ], kept?.Read);
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_input is DeliveryMethodEdit edit)
        {
            var saved = await DeliveryMethods.SaveAsync(Current.Actor, edit);
            return saved.Succeeded ? Close(edit.Id) : saved.Problems;
        }

        var added = await DeliveryMethods.AddAsync(Current.Actor, _input!);
        return added.Succeeded ? Close(added.Value) : added.Problems;
    }

    private IReadOnlyList<Problem> Close(long id)
    {
        Toast.Success($"{_input!.Name} was saved.");
        Dialogs.Close(id);
        return [];
    }
}
