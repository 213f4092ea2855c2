using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>Adds or edits a time schedule's weekly hours.</summary>
public sealed partial class TimeScheduleDialog
{
    private NewTimeSchedule? _input;
    private FormDraft? _draft;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, NewTimeSchedule input) =>
        dialogs.OpenDialogAsync<TimeScheduleDialog, bool>(TitleOf(input), parameters: new() { [nameof(Input)] = input });

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
        _draft = await Drafts.OpenAsync(key, edit is null ? Title : $"{Title}, {edit.Title}", address, () => _input!);
        _input = (edit is null ? _draft.Read<NewTimeSchedule>() : _draft.Read<TimeScheduleEdit>()) ?? Input;
    }

    private Task StartAfreshAsync()
    {
        _input = Input;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = _input is TimeScheduleEdit edit
            ? (await TimeSchedules.SaveAsync(Current.Actor, edit)).Problems
            : (await TimeSchedules.AddAsync(Current.Actor, _input!)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{_input!.Title!.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }
}
