using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>What becomes of the next days by a schedule as it is typed: is it open now, and when on each day.</summary>
public sealed partial class ScheduleForecast : IDisposable
{
    /// <summary>The schedule as it is typed.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized() => Form.OnFieldChanged += OnFieldChanged;

    public void Dispose() => Form.OnFieldChanged -= OnFieldChanged;

    private void OnFieldChanged(object? sender, FieldChangedEventArgs args) => StateHasChanged();

    private (List<WorkingRange> Ranges, List<TimeScheduleException> Exceptions, TimeZoneInfo Zone, DateTime NowUtc) Read() => (
        [.. Input.Ranges()], [.. Input.Exceptions.Select(exception => exception.ToException()).OfType<TimeScheduleException>()],
        TimeZones.Of(Input.TimeZone), Clock.GetUtcNow().UtcDateTime);

    private static string Words(TimeScheduleException exception) =>
        $"{exception.Name.Isolated()} ({ScheduleExceptionWords.Kind(exception.IsWorking)})";
}
