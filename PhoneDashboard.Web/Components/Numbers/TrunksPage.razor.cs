using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>What connects DID Numbers to this system: list, add, edit, delete (Specification 10).</summary>
public sealed partial class TrunksPage
{
    private DataTable<TrunkRow>? _table;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override Task OnInitializedAsync() => Time.LoadAsync();

    private Task<ListPage<TrunkRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        Trunks.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(TrunkRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row.Id)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private string LostText(TrunkRow row) =>
        $"{row.Host} was last found at {Time.Text(row.ResolvedUtc!.Value)}. The address of that time stays until it is found again.";

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(Trunk), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await TrunkDialog.ShowAsync(Dialogs))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await TrunkDialog.ShowAsync(Dialogs, id))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(long id)
    {
        if (await Trunks.DeletePreviewAsync(Current.Actor, id) is not { } deletion)
        {
            Toast.Info("This trunk has been deleted in the meantime.");
        }
        else if (!await DeleteDialog.ShowAsync(
            Dialogs, deletion.Name, () => Trunks.DeleteAsync(Current.Actor, id), [.. Consequences(deletion)]))
        {
            return;
        }

        await _table!.ReloadAsync();
    }

    private static IEnumerable<string> Consequences(TrunkDeletion deletion)
    {
        yield return deletion.DidNumbers switch
        {
            0 => "No number uses it.",
            1 => $"{deletion.Numbers} has no trunk then: calls to it do not arrive.",
            _ => $"{deletion.DidNumbers:N0} numbers have no trunk then, and calls to them do not arrive: {deletion.Numbers}.",
        };
        if (deletion.IsDefault)
        {
            yield return "It is the default trunk: new numbers get none until another one is.";
        }
    }
}
