using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.DeliveryMethods;

/// <summary>Where recordings and voicemail go: list, add, edit, delete (Specification 2).</summary>
public sealed partial class DeliveryMethodsPage
{
    private DataTable<DeliveryMethodRow>? _table;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private Task<ListPage<DeliveryMethodRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        DeliveryMethods.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(DeliveryMethodRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row.Id)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(DeliveryMethod), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await DeliveryMethodDialog.ShowAsync(Dialogs) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await DeliveryMethodDialog.ShowAsync(Dialogs, id) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(long id)
    {
        if (await DeliveryMethods.DeletePreviewAsync(Current.Actor, id) is not { } deletion)
        {
            Toast.Info("This delivery method has been deleted in the meantime.");
        }
        else if (!await DeleteDialog.ShowAsync(
            Dialogs, deletion.Name, () => DeliveryMethods.DeleteAsync(Current.Actor, id), Consequence(deletion)))
        {
            return;
        }

        await _table!.ReloadAsync();
    }

    private static string Consequence(DeliveryMethodDeletion deletion) => deletion.Lines switch
    {
        0 => "No line uses it.",
        1 => $"1 line loses it: {deletion.Users}.",
        _ => $"{deletion.Lines} lines lose it: {deletion.Users}.",
    };
}
