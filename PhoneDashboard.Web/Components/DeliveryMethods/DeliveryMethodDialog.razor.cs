using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.DeliveryMethods;

/// <summary>Adds or edits an Email delivery method.</summary>
public sealed partial class DeliveryMethodDialog
{
    private EditSession? _session;

    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private NewDeliveryMethod Input => (NewDeliveryMethod)_session!.Model!;

    private string Title => TitleOf(Id);

    /// <summary>The id of what was saved; null when nothing was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, long? id = null) =>
        dialogs.OpenAsync<DeliveryMethodDialog, long?>(TitleOf(id), parameters: new() { [nameof(Id)] = id });

    private static string TitleOf(long? id) => id is not null ? "Edit Delivery Method" : "Add Delivery Method";

    protected override async Task OnInitializedAsync() => _session = Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<DeliveryMethodEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForms.DeliveryMethod, id),
            ItemKind = nameof(DeliveryMethod),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"/delivery-methods?open={id}"),
            Title = method => $"{Title}, {method.Name}",
            ReadAsync = () => DeliveryMethods.GetAsync(Current.Actor, id),
            Fields = DeliveryMethodFields.Form,
            Gone = "This delivery method has been deleted in the meantime.",
        })
        : await Sessions.BeginNewAsync(
            this, DraftForms.DeliveryMethod, Title, $"/delivery-methods?{TableAddress.AddKey}=1", new NewDeliveryMethod());

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (Input is DeliveryMethodEdit edit)
        {
            var saved = await DeliveryMethods.SaveAsync(Current.Actor, edit);
            return saved.Succeeded ? Close(edit.Id) : saved.Problems;
        }

        var added = await DeliveryMethods.AddAsync(Current.Actor, Input);
        return added.Succeeded ? Close(added.Value) : added.Problems;
    }

    private IReadOnlyList<Problem> Close(long id)
    {
        Toast.Success($"{Input.Name} was saved.");
        Dialogs.Close(id);
        return [];
    }
}
