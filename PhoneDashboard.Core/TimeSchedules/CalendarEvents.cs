using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// Makes exceptions of the events of a calendar, each read on its own. One that comes every month or year on the same days, without an end,
/// is one exception that repeats; another that comes again is one for each of its times in the coming years.
/// </summary>
/// <param name="zone">The schedule's zone.</param>
/// <param name="nowUtc">Now.</param>
internal sealed class CalendarEvents(TimeZoneInfo zone, DateTime nowUtc)
{
    // The library's time grows with the square of the dates that are left out of a rule, and some rules never come.
    private const int LongestEvent = 20_000, MostBetween = 10_000;
    private const int YearsAhead = 2, YearsCompared = 9; // a leap year is among nine
    private const string Over = "It is over.", NotSoon = "It does not come in the coming two years.",
        NoEnd = "It has no end, or one before it begins.";

    private readonly DateTime _today = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone).Date;

    /// <summary>What becomes of each, those that are over last.</summary>
    /// <param name="events">The lines of each, unfolded, from its BEGIN to its END.</param>
    internal CalendarDate[] Read(IEnumerable<string[]> events)
    {
        var read = events.Select(Load).ToList();
        var moved = read.Where(one => one.Moved is not null).ToLookup(one => one.Event!.Uid, one => one.Moved!.Value);
        return
        [
            .. read.SelectMany(one => one.Problem is { } problem ? [new CalendarDate(one.Text, Exception: null, problem)]
                : DatesOf(one.Text, one.Event!, one.Moved is null ? [.. moved[one.Event!.Uid]] : []))
                .OrderBy(date => date.Problem is Over or NotSoon),
        ];
    }

    /// <summary>One event, and where it is one time of another, which somebody moved, when that was: then it stands for itself.</summary>
    private static (string Text, CalendarEvent? Event, DateTime? Moved, string? Problem) Load(string[] lines)
    {
        CalendarEvent? found = null;
        DateTime? moved = null;
        var problem = lines.Sum(line => line.Length) > LongestEvent ? "It is too long for an event."
            : lines.Count(line => Is(line, "RRULE")) > 1 || lines.Any(line => Is(line, "EXRULE")) ? "It comes again by more than one rule."
            : Tried(() =>
            {
                found = Calendar.Load($"BEGIN:VCALENDAR\r\n{string.Join("\r\n", lines)}\r\nEND:VCALENDAR")!.Events[0]!;
                moved = found.RecurrenceIdentifier?.StartTime.AsUtc;
                return null;
            });
        return (TextOf(lines), found, moved, problem);
    }

    private IEnumerable<CalendarDate> DatesOf(string text, CalendarEvent found, HashSet<DateTime> moved)
    {
        List<ScheduleExceptionInput> dates = [];
        return Tried(() => Refusal(found) ?? Refusal(found, dates = ExceptionsOf(found, moved))) is { } problem
            ? [new CalendarDate(text, Exception: null, problem)]
            : dates.Select(date => new CalendarDate(text, date, Problem: null));
    }

    private static string? Refusal(CalendarEvent found) =>
        string.Equals(found.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase) ? "It is cancelled."
        : found.DtStart is not { } from ? "It has no date."
        : found.DtEnd is { } to && to.HasTime == from.HasTime && to.AsUtc < from.AsUtc ? NoEnd
        : found.RecurrenceRule is { } rule && (rule.Frequency < FrequencyType.Daily
            || rule.ByHour.Count > 1 || rule.ByMinute.Count > 1 || rule.BySecond.Count > 1) ? "It comes more than once a day."
        : null;

    private static string? Refusal(CalendarEvent found, List<ScheduleExceptionInput> dates) =>
        dates.Count == 0 ? (Repeats(found) ? NotSoon : Over)
        : dates.Count > NewTimeSchedule.MostExceptions
            ? $"It comes more than {NewTimeSchedule.MostExceptions} times in two years. Change the weekly hours instead."
        : dates.Select(Problem).FirstOrDefault(problem => problem is not null);

    private List<ScheduleExceptionInput> ExceptionsOf(CalendarEvent found, HashSet<DateTime> moved)
    {
        var name = NameOf(found.Summary);
        var first = Times(found, moved, from: null).First();
        var repeats = Repeats(found);
        var isEndless = found.RecurrenceRule is { Count: null, Until: null };
        if (isEndless && new[] { ExceptionRepeat.Yearly, ExceptionRepeat.Monthly }
            .Select(repeat => Input(first, repeat)).FirstOrDefault(input => IsSame(input, found, moved)) is { } same)
        {
            return [same];
        }

        // A year back, because one that lasts may be under way.
        return [.. Times(found, moved, repeats ? _today.AddYears(-1) : null)
            .TakeWhile(time => !repeats || time.From < _today.AddYears(YearsAhead))
            .Where(time => time.To > _today)
            .Take(NewTimeSchedule.MostExceptions + 1)
            .Select(time => Input(time, ExceptionRepeat.Once))];

        ScheduleExceptionInput Input(OpenSpan time, ExceptionRepeat repeat) =>
            ScheduleExceptionInput.Of(name, isWorking: false, repeat, time.From, time.To);
    }

    private static bool Repeats(CalendarEvent found) => found.RecurrenceRule is not null || found.RecurrenceDates.GetAllDates().Any();

    /// <summary>The exception comes on the very days on which the event does.</summary>
    private bool IsSame(ScheduleExceptionInput input, CalendarEvent found, HashSet<DateTime> moved)
    {
        if (Problem(input) is not null || input.ToException() is not { } exception)
        {
            return false;
        }

        var until = exception.FromLocal.AddYears(YearsCompared);
        return ScheduleOpenings.Times(exception, exception.FromLocal, until)
            .SequenceEqual(Times(found, moved, from: null).TakeWhile(time => time.From < until));
    }

    private IEnumerable<OpenSpan> Times(CalendarEvent found, HashSet<DateTime> moved, DateTime? from) => found
        .GetOccurrences(from is { } day ? new CalDateTime(day) : null, new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostBetween })
        .Where(time => !moved.Contains(time.Period.StartTime.AsUtc))
        .Select(time => Local(time.Period.StartTime, time.Period.EffectiveEndTime ?? time.Period.StartTime));

    // To the minute; an end at 23:59:59 means midnight. Some write a single day as one that ends on itself.
    private OpenSpan Local(CalDateTime from, CalDateTime to)
    {
        var (first, end) = (Local(from), Local(to).AddSeconds(59));
        return new OpenSpan(
            first.AddSeconds(-first.Second), from == to && !from.HasTime ? first.AddDays(1) : end.AddSeconds(-end.Second));
    }

    private DateTime Local(CalDateTime time) => DateTime.SpecifyKind(
        time.HasTime && !time.IsFloating ? TimeZoneInfo.ConvertTimeFromUtc(time.AsUtc, zone) : time.Value, DateTimeKind.Unspecified);

    private static string NameOf(string? summary) => TypedText.Clean((summary ?? "").ReplaceLineEndings(" ").Replace('\t', ' '));

    private static string? Problem(ScheduleExceptionInput input) =>
        TypedText.Problem(input.Name!) is { } odd ? odd
        : input.Name!.Length > TimeScheduleException.NameLength
            ? $"The name is too long. Use at most {TimeScheduleException.NameLength} characters."
        : input.ToLocal() <= input.FromLocal() ? NoEnd
        : Validation.Problems(input).FirstOrDefault(problem => problem.Field != nameof(input.Name))?.Message;

    /// <summary>What was asked; or why the library cannot read it, in words.</summary>
    private static string? Tried(Func<string?> ask)
    {
        try
        {
            return ask();
        }
        catch (ArgumentException exception) when (exception.ParamName == "tzId")
        {
            return "It is in a time zone that is not known here.";
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException
            or InvalidOperationException or SerializationException or EvaluationException)
        {
            return "Its date, or how it comes again, cannot be read.";
        }
    }

    private static string TextOf(string[] lines)
    {
        var text = TypedText.Clean($"{ValueOf("SUMMARY")} {ValueOf("DTSTART")}");
        return text.Length > TimeScheduleException.NameLength ? text[..TimeScheduleException.NameLength] + "…" : text;

        string? ValueOf(string name) => lines.FirstOrDefault(line => Is(line, name))?.Split(':', 2)[^1];
    }

    /// <summary>The line is the property of this name.</summary>
    private static bool Is(string line, string name) =>
        line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.AsSpan(name.Length).IndexOfAny(':', ';') == 0;
}
