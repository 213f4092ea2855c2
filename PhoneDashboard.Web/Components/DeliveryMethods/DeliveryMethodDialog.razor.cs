using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.DeliveryMethods;

/// <summary>Adds or edits an Email delivery method.</summary>
public sealed partial class DeliveryMethodDialog
{
    private SharedEdit? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewDeliveryMethod Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, NewDeliveryMethod input) =>
        dialogs.OpenDialogAsync<DeliveryMethodDialog, bool>(TitleOf(input), parameters: new() { [nameof(Input)] = input });

    protected override void OnInitialized() => _shared = Input is not DeliveryMethodEdit edit ? null
        : Edits.Begin(nameof(DeliveryMethod), edit.Id, edit, () => DeliveryMethods.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<DeliveryMethodEdit>(nameof(DeliveryMethodEdit.Name), "Name", method => method.Name),
            EditField.Plain<DeliveryMethodEdit>(nameof(DeliveryMethodEdit.EmailAddress), "Email", method => method.EmailAddress),
        ]);

    private static string TitleOf(NewDeliveryMethod input) => input is DeliveryMethodEdit ? "Edit Delivery Method" : "Add Delivery Method";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = Input is DeliveryMethodEdit edit
            ? (await DeliveryMethods.SaveAsync(Current.Actor, edit)).Problems
            : (await DeliveryMethods.AddAsync(Current.Actor, Input)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{Input.Name} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }
}
