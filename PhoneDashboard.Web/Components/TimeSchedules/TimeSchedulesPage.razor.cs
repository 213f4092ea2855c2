using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>When users can be called: list, add, edit, delete (Specification 5, rule 9).</summary>
public sealed partial class TimeSchedulesPage
{
    private DataTable<TimeScheduleRow>? _table;
    private IReadOnlyList<TableFilter> _filters = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => _filters = [TableFilter.Choice("time-zone", "Timezone", ZonesInUseAsync)];

    private Task<ListPage<TimeScheduleRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        TimeSchedules.ListAsync(Current.Actor, query, cancellationToken);

    private async Task<IReadOnlyList<FilterChoice>> ZonesInUseAsync(CancellationToken cancellationToken)
    {
        var schedules = await TimeSchedules.OptionsAsync(Current.Actor, cancellationToken);
        return [.. schedules.Select(schedule => schedule.TimeZone)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(zone => new FilterChoice(zone))];
    }

    private static string? ExceptionsOf(TimeScheduleRow row) => row.Exceptions == 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"{row.Exceptions} · ") + row.Upcoming switch
        {
            null => "none to come",
            { IsNow: true } now => $"now: {now.Name.Isolated()}",
            var next => string.Create(CultureInfo.InvariantCulture, $"next: {next.Name.Isolated()} {next.Day:yyyy-MM-dd}"),
        };

    private IReadOnlyList<MenuAction> ActionsFor(TimeScheduleRow row) => Current.Permitted(
        new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(TimeSchedule), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await TimeScheduleDialog.ShowAsync(Dialogs) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await TimeScheduleDialog.ShowAsync(Dialogs, id) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(TimeScheduleRow row)
    {
        var exceptions = row.Exceptions > 0
            ? $"Its {row.Exceptions} {(row.Exceptions == 1 ? "exception goes" : "exceptions go")} with it."
            : "It can be deleted only while no user and no call flow uses it.";
        if (await DeleteDialog.ShowAsync(Dialogs, row.Title, () => TimeSchedules.DeleteAsync(Current.Actor, row.Id), exceptions))
        {
            await _table!.ReloadAsync();
        }
    }
}
