using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>What becomes of a day by a schedule, by the clock on the wall of its zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="Open">The stretches in which it is open, local, in order; none ends after the day.</param>
/// <param name="Exceptions">Those that have a moment in the day.</param>
public sealed record ScheduleDay(DateOnly Day, IReadOnlyList<OpenSpan> Open, IReadOnlyList<TimeScheduleException> Exceptions)
{
    /// <summary>"09:00–13:00, 14:00–18:00", or "Closed".</summary>
    public string Hours => Open.Count == 0 ? "Closed" : string.Join(", ", Open.Select(span => $"{Time(span.From)}–{Time(span.To)}"));

    private string Time(DateTime local) =>
        DateOnly.FromDateTime(local) > Day ? "24:00" : local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
