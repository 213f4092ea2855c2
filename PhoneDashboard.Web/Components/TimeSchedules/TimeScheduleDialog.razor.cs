using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Adds or edits a time schedule's weekly hours.</summary>
public sealed partial class TimeScheduleDialog
{
    private NewTimeSchedule? _input;
    private FormDraft? _draft;
    private SharedEdit<TimeScheduleEdit>? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>The id of what was saved; null when nothing was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, NewTimeSchedule input) =>
        dialogs.OpenAsync<TimeScheduleDialog, long?>(TitleOf(input), parameters: new() { [nameof(Input)] = input });

    private static string Hours(TimeScheduleEdit schedule)
    {
        var ranges = schedule.Days.SelectMany(day => day.Hours.Where(hours => hours is { From: not null, To: not null }).Select(hours => new WorkingRange(day.Day, hours.From!.Value, hours.To!.Value))).ToList();
        var hours = WorkingHoursWords.Hours(ranges);
        return ranges.Count == 0 || hours.Contains(';', StringComparison.Ordinal) ? hours : $"{WorkingHoursWords.Days(ranges)}: {hours}"; // several kinds of days name them already
    }

    private static string TitleOf(NewTimeSchedule input) => input is TimeScheduleEdit ? "Edit Time Schedule" : "Add Time Schedule";

    private EventCallback CopyToAllDays => EventCallback.Factory.Create(this, () =>
    {
        var first = _input!.Days[0].Hours;
        foreach (var day in _input.Days.Skip(1))
        {
            day.Hours.Clear();
            day.Hours.AddRange(first.Select(hours => new WorkingHours { From = hours.From, To = hours.To }));
        }
    });

    protected override async Task OnInitializedAsync()
    {
        var edit = Input as TimeScheduleEdit;
        var key = edit is null ? DraftForms.TimeSchedule : DraftForms.KeyOf(DraftForms.TimeSchedule, edit.Id);
        var address = edit is null ? $"/time-schedules?{ItemOpener.AddKey}=1" : string.Create(CultureInfo.InvariantCulture, $"/time-schedules?open={edit.Id}");
        _draft = await Drafts.OpenAsync(key, edit is null ? Title : $"{Title}, {edit.Title}", address, () => _shared is null ? _input! : _shared.Kept);
        Show(edit is null ? _draft.Read<NewTimeSchedule>() : null, edit is null ? null : _draft.Read<KeptEdit<TimeScheduleEdit>>());
    }

    private Task StartAfreshAsync()
    {
        Show(typed: null, kept: null);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(NewTimeSchedule? typed, KeptEdit<TimeScheduleEdit>? kept)
    {
        if (Input is not TimeScheduleEdit read)
        {
            _input = typed ?? EditValues.Copy(Input);
            return;
        }

        var edit = kept?.Typed ?? EditValues.Copy(read);
        _input = edit;
        _shared = Edits.Begin(nameof(TimeSchedule), edit.Id, edit, () => TimeSchedules.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.Title), "Title", schedule => schedule.Title),
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.TimeZone), "Timezone", schedule => schedule.TimeZone),
            EditField.Plain<TimeScheduleEdit>(nameof(TimeScheduleEdit.Days), "Working Days and Working Hours", Hours) with { AuditName = nameof(TimeSchedule.Ranges) },
        ], kept?.Read);
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_input is TimeScheduleEdit edit)
        {
            var saved = await TimeSchedules.SaveAsync(Current.Actor, edit);
            return saved.Succeeded ? Close(edit.Id) : saved.Problems;
        }

        var added = await TimeSchedules.AddAsync(Current.Actor, _input!);
        return added.Succeeded ? Close(added.Value) : added.Problems;
    }

    private IReadOnlyList<Problem> Close(long id)
    {
        Toast.Success($"{_input!.Title!.Trim()} was saved.");
        Dialogs.Close(id);
        return [];
    }
}
