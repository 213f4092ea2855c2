using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// What becomes of the next days by a schedule (Specification 5, rule 9), for people to read: the openings of
/// <see cref="ScheduleOpenings"/> day by day, and in words. Pure functions of what is handed in.
/// </summary>
public static class ScheduleOutlook
{
    /// <summary>How many days are looked at.</summary>
    public const int Days = 14;

    // Longer than 29 February is away at most: eight years over 2100.
    private const int Foresight = 10;

    /// <summary>Today and the days after it, <see cref="Days"/> in all.</summary>
    /// <param name="ranges">The weekly hours.</param>
    /// <param name="exceptions">Days that differ from them.</param>
    /// <param name="zone">The zone both are local to.</param>
    /// <param name="nowUtc">Now.</param>
    public static IReadOnlyList<ScheduleDay> Next(
        IReadOnlyCollection<WorkingRange> ranges, IReadOnlyCollection<TimeScheduleException> exceptions, TimeZoneInfo zone, DateTime nowUtc)
    {
        var today = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone).Date;
        return [.. Enumerable.Range(0, Days).Select(number => DayOf(today.AddDays(number)))];

        ScheduleDay DayOf(DateTime day)
        {
            var end = day.AddDays(1);
            var spans = ScheduleOpenings.Between(ranges, exceptions, zone, BeginningUtc(day, zone), BeginningUtc(end, zone));
            return new(
                DateOnly.FromDateTime(day),
                [.. spans.Select(span => new OpenSpan(
                    TimeZoneInfo.ConvertTimeFromUtc(span.From, zone), TimeZoneInfo.ConvertTimeFromUtc(span.To, zone)))],
                [.. exceptions.Where(exception => ScheduleOpenings.Times(exception, day, end).Any())]);
        }
    }

    /// <summary>"Open now, until 17:00." or "Closed now (New Year), until 2027-01-04 09:00.", local to the zone.</summary>
    /// <inheritdoc cref="Next"/>
    public static string NowWords(
        IReadOnlyCollection<WorkingRange> ranges, IReadOnlyCollection<TimeScheduleException> exceptions, TimeZoneInfo zone, DateTime nowUtc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone);
        var end = nowUtc.AddDays(Days);
        var spans = ScheduleOpenings.Between(ranges, exceptions, zone, nowUtc, end);
        var isOpen = spans is [var first, ..] && first.Covers(nowUtc);
        var names = exceptions.Where(exception => exception.IsWorking == isOpen && IsAt(exception, local))
            .Select(exception => exception.Name);
        var why = string.Join(", ", names.Where(name => name.Length > 0)) is { Length: > 0 } named ? $" ({named})" : "";
        DateTime? change = isOpen ? spans[0].To : spans is [var next, ..] ? next.From : null;
        return (isOpen ? "Open now" : "Closed now") + why + (change is { } moment && moment < end
            ? $", until {Moment(TimeZoneInfo.ConvertTimeFromUtc(moment, zone), local)}."
            : $", and for the next {Days} days.");
    }

    /// <summary>The one that is under way, else the one that comes next; null when none comes any more.</summary>
    /// <param name="exceptions">Those of one schedule.</param>
    /// <param name="zone">The zone they are local to.</param>
    /// <param name="nowUtc">Now.</param>
    public static UpcomingException? Upcoming(IEnumerable<TimeScheduleException> exceptions, TimeZoneInfo zone, DateTime nowUtc)
    {
        var now = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone);
        return exceptions
            .Select(exception => (exception.Name, Time: ScheduleOpenings.Times(exception, now, Horizon(exception, now)).FirstOrDefault()))
            .Where(coming => coming.Time != default)
            .OrderBy(coming => coming.Time.From).ThenBy(coming => coming.Name, StringComparer.Ordinal)
            .Select(coming => new UpcomingException(coming.Name, DateOnly.FromDateTime(coming.Time.From), coming.Time.From <= now))
            .FirstOrDefault();
    }

    private static DateTime Horizon(TimeScheduleException exception, DateTime now) =>
        exception.ToLocal > now ? exception.ToLocal.AddYears(Foresight) : now.AddYears(Foresight);

    private static bool IsAt(TimeScheduleException exception, DateTime local) =>
        ScheduleOpenings.Times(exception, local, local.AddTicks(1)).Any();

    private static string Moment(DateTime local, DateTime now) =>
        local.ToString(local.Date == now.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The first moment of a day: where clocks leave midnight out, the one after it; where it comes twice, the first.</summary>
    private static DateTime BeginningUtc(DateTime day, TimeZoneInfo zone)
    {
        var local = day;
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
