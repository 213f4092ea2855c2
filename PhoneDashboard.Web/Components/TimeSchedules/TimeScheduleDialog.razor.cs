using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Adds or edits a time schedule: its weekly hours and its exceptions, with what becomes of the next days.</summary>
public sealed partial class TimeScheduleDialog
{
    private static readonly Problem LeftOver =
        new(ProblemKind.Invalid, "Under Paste dates are dates that are not added yet. Press Add these dates, or empty the box.");
    private static readonly Problem FileLeft = new(
        ProblemKind.Invalid, "The dates of the calendar file are not added yet. Press Add these dates, or close Read a calendar file.");

    private EditSession? _session;
    private string? _country;
    private string _pasted = "";
    private bool _fileWaits;

    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private NewTimeSchedule Input => (NewTimeSchedule)_session!.Model!;

    private string Title => TitleOf(Id);

    /// <summary>The id of what was saved; null when nothing was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs, long? id = null) =>
        dialogs.OpenAsync<TimeScheduleDialog, long?>(TitleOf(id), parameters: new() { [nameof(Id)] = id });

    private static string TitleOf(long? id) => id is not null ? "Edit Time Schedule" : "Add Time Schedule";

    private EventCallback CopyToAllDays => EventCallback.Factory.Create(this, () =>
    {
        var first = Input.Days[0].Hours;
        foreach (var day in Input.Days.Skip(1))
        {
            day.Hours.Clear();
            day.Hours.AddRange(first.Select(hours => new WorkingHours { From = hours.From, To = hours.To }));
        }
    });

    protected override async Task OnInitializedAsync()
    {
        _country = (await Settings.GetAsync(Current.Actor)).Country;
        _session = await BeginAsync();
    }

    private async Task<EditSession?> BeginAsync() => Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<TimeScheduleEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForms.TimeSchedule, id),
            ItemKind = nameof(TimeSchedule),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"/time-schedules?open={id}"),
            Title = schedule => $"{Title}, {schedule.Title}",
            ReadAsync = () => TimeSchedules.GetAsync(Current.Actor, id),
            Fields = TimeScheduleFields.Form,
            Gone = "This time schedule has been deleted in the meantime.",
        })
        : await Sessions.BeginNewAsync(
            this, DraftForms.TimeSchedule, Title, $"/time-schedules?{TableAddress.AddKey}=1", await TimeSchedules.NewAsync(Current.Actor),
            [.. TimeScheduleFields.Form.Select(field => (field.EditName, field.FormLabel))]);

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (!string.IsNullOrWhiteSpace(_pasted))
        {
            return [LeftOver];
        }

        if (_fileWaits)
        {
            return [FileLeft];
        }

        if (Input is TimeScheduleEdit edit)
        {
            var saved = await TimeSchedules.SaveAsync(Current.Actor, edit);
            return saved.Succeeded ? Close(edit.Id) : saved.Problems;
        }

        var added = await TimeSchedules.AddAsync(Current.Actor, Input);
        return added.Succeeded ? Close(added.Value) : added.Problems;
    }

    private IReadOnlyList<Problem> Close(long id)
    {
        Toast.Success($"{Input.Title!} was saved.");
        Dialogs.Close(id);
        return [];
    }
}
