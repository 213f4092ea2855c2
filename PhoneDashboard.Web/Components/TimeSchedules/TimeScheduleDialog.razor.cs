using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Adds or edits a time schedule's weekly hours.</summary>
public sealed partial class TimeScheduleDialog
{
    private SharedEdit? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, NewTimeSchedule input) =>
        dialogs.OpenDialogAsync<TimeScheduleDialog, bool>(TitleOf(input), parameters: new() { [nameof(Input)] = input });

    protected override void OnInitialized() => _shared = Input is not TimeScheduleEdit edit ? null
        : Edits.Begin(nameof(TimeSchedule), edit.Id, edit, () => TimeSchedules.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.Title), "Title", schedule => schedule.Title),
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.TimeZone), "Timezone", schedule => schedule.TimeZone),
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.Days), "Working Days and Working Hours", Hours) with { AuditName = nameof(TimeSchedule.Ranges) },
        ]);

    private static string Hours(TimeScheduleEdit schedule)
    {
        var ranges = schedule.Days.SelectMany(day => day.Hours.Where(hours => hours is { From: not null, To: not null }).Select(hours => new WorkingRange(day.Day, hours.From!.Value, hours.To!.Value))).ToList();
        var hours = WorkingHoursWords.Hours(ranges);
        return ranges.Count == 0 || hours.Contains(';', StringComparison.Ordinal) ? hours : $"{WorkingHoursWords.Days(ranges)}: {hours}"; // several kinds of days name them already
    }

    private static string TitleOf(NewTimeSchedule input) => input is TimeScheduleEdit ? "Edit Time Schedule" : "Add Time Schedule";

    private EventCallback CopyToAllDays => EventCallback.Factory.Create(this, () =>
    {
        var first = Input.Days[0].Hours;
        foreach (var day in Input.Days.Skip(1))
        {
            day.Hours.Clear();
            day.Hours.AddRange(first.Select(hours => new WorkingHours { From = hours.From, To = hours.To }));
        }
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = Input is TimeScheduleEdit edit
            ? (await TimeSchedules.SaveAsync(Current.Actor, edit)).Problems
            : (await TimeSchedules.AddAsync(Current.Actor, Input)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{Input.Title!.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }
}
