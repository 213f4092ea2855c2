using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>One weekday of a time schedule: working or not, and its ranges of hours. Its error stands here.</summary>
public sealed partial class WorkingDayField : IDisposable
{
    private readonly string _errorId = "d" + Guid.NewGuid().ToString("N")[..8];

    [Parameter, EditorRequired] public required WorkingDay Day { get; set; }

    /// <summary>The form that the day belongs to.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    /// <summary>Gives the other days the same hours; offered where it is set.</summary>
    [Parameter] public EventCallback Copy { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    private string Name => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(Day.Day);

    // The service puts a day's problem at the field of its name.
    private FieldIdentifier Field => new(Input, Day.Day.ToString());

    private string? Error => Form.GetValidationMessages(Field).FirstOrDefault();

    protected override void OnInitialized() => Form.OnValidationStateChanged += OnValidationStateChanged;

    public void Dispose() => Form.OnValidationStateChanged -= OnValidationStateChanged;

    /// <summary>The day on which a range over midnight ends; null for another.</summary>
    private DayOfWeek? NextDay(WorkingHours hours) =>
        hours is { From: { } from, To: { } to } && new WorkingRange(Day.Day, from, to) is { IsOverMidnight: true } night ? night.LastDay
        : null;

    private string Label(string what, int index) => index == 0 ? $"{Name} {what}" : $"{Name} {what} {index + 1}";

    private void OnValidationStateChanged(object? sender, ValidationStateChangedEventArgs args) => StateHasChanged();

    private void Toggle(ChangeEventArgs args)
    {
        Day.Hours.Clear();
        if (args.Value is true)
        {
            Day.Hours.Add(new WorkingHours { From = new TimeOnly(9, 0), To = new TimeOnly(17, 0) });
        }

        Changed();
    }

    private void AddRange()
    {
        Day.Hours.Add(new WorkingHours());
        Changed();
    }

    private void Remove(WorkingHours hours)
    {
        Day.Hours.Remove(hours);
        Changed();
    }

    private async Task CopyAsync()
    {
        await Copy.InvokeAsync();
        foreach (var day in Input.Days)
        {
            Form.NotifyFieldChanged(new FieldIdentifier(Input, day.Day.ToString()));
        }
    }

    private void Changed() => Form.NotifyFieldChanged(Field);
}
