using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.FeatureCodes;

/// <summary>What callers dial to trigger something (Specification 5, rule 7).</summary>
public sealed partial class FeatureCodesPage
{
    private static readonly IReadOnlyList<TableFilter> _filters =
        [TableFilter.Choice(
            "feature", "Feature", [.. Enum.GetValues<FeatureCodeKind>().Select(kind => new FilterChoice(kind.ToString(), kind.Words()))])];

    private DataTable<FeatureCodeRow>? _table;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required FeatureCodeService FeatureCodes { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private Task<ListPage<FeatureCodeRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        FeatureCodes.ListAsync(Current.Actor, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(FeatureCodeRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(FeatureCode), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await FeatureCodeDialog.ShowAsync(Dialogs))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await FeatureCodeDialog.ShowAsync(Dialogs, id))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(FeatureCodeRow row)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            row.Code,
            () => FeatureCodes.DeleteAsync(Current.Actor, row.Id),
            $"Dialling {row.Code} will no longer trigger {row.Kind.Words()}."))
        {
            await _table!.ReloadAsync();
        }
    }
}
