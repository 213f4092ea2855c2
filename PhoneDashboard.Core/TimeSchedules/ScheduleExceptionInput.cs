using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>An exception as typed: days that differ from the weekly hours, by the clock on the wall of the schedule's zone.</summary>
public sealed class ScheduleExceptionInput : IValidatableObject
{
    /// <summary>The first year that an exception can begin or end in.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last one.</summary>
    public const int LastYear = 2199;

    /// <inheritdoc cref="TimeScheduleException.Name" />
    public string? Name { get; set; }

    /// <summary>Open in it, rather than closed.</summary>
    public bool IsWorking { get; set; }

    /// <inheritdoc cref="TimeScheduleException.Repeat" />
    public ExceptionRepeat Repeat { get; set; }

    /// <summary>From the beginning of the first day to the end of the last: the two times mean nothing.</summary>
    public bool WholeDays { get; set; } = true;

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>When it begins on the first day.</summary>
    public TimeOnly? FromTime { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>When it ends on the last day, exclusive; 00:00 is midnight at the end of that day.</summary>
    public TimeOnly? ToTime { get; set; }

    /// <summary>The first moment, local; null where it is not typed yet, or no such year is taken.</summary>
    public DateTime? FromLocal() =>
        IsTaken(From) && (WholeDays ? TimeOnly.MinValue : FromTime) is { } time ? From!.Value.ToDateTime(time) : null;

    /// <summary>The end, local, exclusive; null as in <see cref="FromLocal"/>.</summary>
    public DateTime? ToLocal() =>
        IsTaken(To) && (WholeDays ? TimeOnly.MinValue : ToTime) is { } time
            ? To!.Value.ToDateTime(time).AddDays(time == TimeOnly.MinValue ? 1 : 0)
            : null;

    /// <summary>As it would be stored; null while it is not typed in full, or ends before it begins.</summary>
    public TimeScheduleException? ToException() => FromLocal() is { } from && ToLocal() is { } to && from < to
        ? new()
        {
            Name = TypedText.Clean(Name ?? ""),
            IsWorking = IsWorking,
            Repeat = Repeat,
            FromLocal = from,
            ToLocal = to,
        }
        : null;

    /// <summary>As a form shows what is stored.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="isWorking">Working or Non-working.</param>
    /// <param name="repeat">How often it returns.</param>
    /// <param name="from">The first moment, local.</param>
    /// <param name="to">The end, local, exclusive.</param>
    public static ScheduleExceptionInput Of(string name, bool isWorking, ExceptionRepeat repeat, DateTime from, DateTime to)
    {
        var endsAtMidnight = to.TimeOfDay == TimeSpan.Zero;
        var wholeDays = endsAtMidnight && from.TimeOfDay == TimeSpan.Zero;
        return new()
        {
            Name = name,
            IsWorking = isWorking,
            Repeat = repeat,
            WholeDays = wholeDays,
            From = DateOnly.FromDateTime(from),
            FromTime = wholeDays ? null : TimeOnly.FromDateTime(from),
            To = DateOnly.FromDateTime(endsAtMidnight ? to.AddDays(-1) : to),
            ToTime = wholeDays ? null : TimeOnly.FromDateTime(to),
        };
    }

    /// <summary>Both begin and end at the same moments, whatever they are called.</summary>
    public bool IsAsLongAs(ScheduleExceptionInput other) => FromLocal() == other.FromLocal() && ToLocal() == other.ToLocal();

    /// <summary>By their beginning; what has none yet comes last.</summary>
    public static IEnumerable<ScheduleExceptionInput> InOrder(IEnumerable<ScheduleExceptionInput> exceptions) =>
        exceptions.OrderBy(exception => exception.FromLocal() ?? DateTime.MaxValue)
            .ThenBy(exception => exception.Name, StringComparer.Ordinal);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new("Enter a name.", [nameof(Name)]);
        }
        else if (Name.Length > TimeScheduleException.NameLength)
        {
            yield return new($"Use at most {TimeScheduleException.NameLength} characters.", [nameof(Name)]);
        }

        foreach (var problem in Times().Append(End()).OfType<ValidationResult>())
        {
            yield return problem;
        }
    }

    private IEnumerable<ValidationResult?> Times() =>
    [
        Day(From, nameof(From)),
        WholeDays || FromTime is not null ? null : new("Enter a time.", [nameof(FromTime)]),
        Day(To, nameof(To)),
        WholeDays || ToTime is not null ? null : new("Enter a time.", [nameof(ToTime)]),
    ];

    private ValidationResult? End()
    {
        var (from, to) = (FromLocal(), ToLocal());
        return to <= from ? new("To is before From. Enter a later one.", [nameof(To)])
            : Repeat == ExceptionRepeat.Monthly && to > from?.AddMonths(1)
                ? new("What comes every month lasts a month at most. Enter an earlier date, or choose Once.", [nameof(To)])
            : Repeat == ExceptionRepeat.Yearly && to > from?.AddYears(1)
                ? new("What comes every year lasts a year at most. Enter an earlier date, or choose Once.", [nameof(To)])
            : null;
    }

    private static ValidationResult? Day(DateOnly? day, string name) => IsTaken(day) ? null
        : new(day is null ? "Enter a date." : $"Enter a date in a year from {FirstYear} to {LastYear}.", [name]);

    private static bool IsTaken(DateOnly? day) => day is { Year: >= FirstYear and <= LastYear };
}
