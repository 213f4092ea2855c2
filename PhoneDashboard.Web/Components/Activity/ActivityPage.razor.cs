using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>The audit trail, to read.</summary>
public sealed partial class ActivityPage
{
    private DataTable<ActivityRow>? _table;
    private IReadOnlyList<TableFilter> _filters = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ActivityService Activity { get; init; }

    [Inject] public required ErasureService Erasure { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override void OnInitialized() => _filters =
    [
        TableFilter.Text("person", "Person"),
        TableFilter.Text("item", "Item"),
        TableFilter.Choice("kind", "Kind", [.. AuditWords.Kinds
            .Where(kind => Current.May(Permission.ReadAudit) || !AuditWords.IsOfTeam(kind.Key))
            .Select(kind => new FilterChoice(kind.Key, kind.Value))]),
        TableFilter.Choice("field", "Field", [.. AuditWords.Fields.Select(field => new FilterChoice(field.Key, field.Value))]),
        TableFilter.Date("from", "From"),
        TableFilter.Date("to", "To"),
    ];

    private static string Title(ActivityRow row) => $"{AuditWords.Of(row.Action)} {row.ItemWords}";

    private async Task<ListPage<ActivityRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await Time.LoadAsync(cancellationToken);
        return await Activity.ListAsync(Current.Actor, query, cancellationToken);
    }

    private IReadOnlyList<MenuAction> ActionsFor(ActivityRow row) => Current.Permitted(
        [
            new("Details", () => Navigation.OpenAsync(row.Id)) { Icon = "info" },
            .. row.SnapshotId is { } snapshot
                ? new MenuAction[] { new("Undo", () => UndoAsync(row, snapshot)) { Icon = "undo", Needs = Permission.ReadActivity } }
                : [],
            .. ErasureService.IsAboutAPerson(row.ItemKind)
                ? new MenuAction[]
                {
                    new("Erase this person now", () => EraseAsync(row))
                    {
                        Icon = "person_off",
                        Danger = true,
                        Needs = Permission.ReadAudit,
                    },
                }
                : [],
        ]);

    private async Task ShowAsync(long id)
    {
        if (await Activity.GetAsync(Current.Actor, id) is { } row)
        {
            await ActivityPanel.ShowAsync(Dialogs, row);
        }
        else
        {
            Toast.Info("This entry is no longer kept.");
        }
    }

    private async Task UndoAsync(ActivityRow row, long snapshot)
    {
        var question = new Confirmation("Undo this change?", "Undo") { Sentences = [.. UndoSentences(row)] };
        if (await ConfirmDialog.ShowAsync(Dialogs, question))
        {
            await Undo.UndoAsync(snapshot);
            await _table!.ReloadAsync(); // also after a refusal: somebody else may have undone it
        }
    }

    private IEnumerable<string> UndoSentences(ActivityRow row)
    {
        yield return $"{row.SnapshotTitle}, {Time.Text(row.Utc)}, by {row.Person}.";
        if (Clock.GetUtcNow().UtcDateTime - row.Utc > ChangeSnapshot.SoonWithin)
        {
            yield return "It was more than a minute ago: devices that it signed out stay signed out, and a user that it deleted is not "
                + "invited again.";
        }
    }

    private async Task EraseAsync(ActivityRow row)
    {
        if (await Erasure.PreviewAsync(Current.Actor, row.Id) is not { } preview)
        {
            Toast.Info("There is nothing left to erase.");
        }
        else if (await EraseDialog.ShowAsync(Dialogs, preview))
        {
            await _table!.ReloadAsync();
        }
    }
}
