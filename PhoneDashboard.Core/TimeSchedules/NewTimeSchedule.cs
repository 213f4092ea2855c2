using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A time schedule as typed.</summary>
public class NewTimeSchedule : IValidatableObject
{
    /// <summary>So many exceptions at most.</summary>
    public const int MostExceptions = 200;

    /// <inheritdoc cref="TimeSchedule.Title" />
    [Required(ErrorMessage = "Enter a title.")]
    [StringLength(TimeSchedule.TitleLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Title { get; set; }

    /// <summary>IANA name of the zone the hours are local to, one of <see cref="TimeZones.All"/>.</summary>
    [Required(ErrorMessage = "Choose a time zone.")]
    public string? TimeZone { get; set; }

    /// <summary>
    /// The seven days, Monday first. A problem with a day's hours stands at the field of the day's English name, such as "Monday".
    /// </summary>
    public IReadOnlyList<WorkingDay> Days { get; init; } =
    [
        new(DayOfWeek.Monday), new(DayOfWeek.Tuesday), new(DayOfWeek.Wednesday), new(DayOfWeek.Thursday), new(DayOfWeek.Friday),
        new(DayOfWeek.Saturday), new(DayOfWeek.Sunday),
    ];

    /// <summary>
    /// Days that differ from the weekly hours, in any order. A problem with one stands at "Exceptions[0].Name" and the like, one with their
    /// number at the property.
    /// </summary>
    public List<ScheduleExceptionInput> Exceptions { get; init; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var day in Days)
        {
            if ((day.Problem() ?? Overlap(day)) is { } problem)
            {
                yield return new(problem, [day.Day.ToString()]);
            }
        }

        if (Exceptions.Count > MostExceptions)
        {
            yield return new(
                $"A time schedule has at most {MostExceptions} exceptions. Remove {Exceptions.Count - MostExceptions}.",
                [nameof(Exceptions)]);
        }
    }

    /// <summary>Every rule that it breaks, its exceptions with it.</summary>
    internal List<Problem> Problems() =>
    [
        .. Validation.Problems(this),
        .. Exceptions.SelectMany((exception, index) => Validation.Problems(exception)
            .Select(problem => problem with { Field = $"{nameof(Exceptions)}[{index}].{problem.Field}" })),
    ];

    /// <summary>The hours of all days that have both times.</summary>
    public IEnumerable<WorkingRange> Ranges() => Days.SelectMany(day => day.Ranges());

    // Of two that overlap, one covers the beginning of the other: the problem stands at the day of the one that begins later.
    private string? Overlap(WorkingDay day)
    {
        var ranges = day.Ranges().ToList();
        return ranges.Where((range, index) =>
            ranges.Where((_, other) => other != index).Any(other => other.Covers(range.Day, range.From))).Any()
            ? "These ranges overlap. Change one of them."
            : Ranges().FirstOrDefault(other =>
                other.IsOverMidnight && other.LastDay == day.Day
                && ranges.Exists(range => other.Covers(range.Day, range.From))) is { } night
            ? string.Create(CultureInfo.InvariantCulture,
                $"{night.Day}’s hours last until {night.To:HH\\:mm} of this day. Change one of them.")
            : null;
    }
}
