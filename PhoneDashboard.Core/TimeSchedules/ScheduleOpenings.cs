namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// When a schedule is open (Specification 5, rule 9): its weekly hours, opened by working exceptions and closed by non-working ones, which
/// come first of all; by the clock on the wall of its zone. A pure function of what is handed in.
/// </summary>
public static class ScheduleOpenings
{
    // Clocks are changed weeks apart: no change and its way back fall between two looks.
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <summary>The stretches between two moments in which a schedule is open, UTC, in order, with time closed between any two.</summary>
    /// <param name="ranges">The weekly hours.</param>
    /// <param name="exceptions">Days that differ from them.</param>
    /// <param name="zone">The zone both are local to.</param>
    /// <param name="fromUtc">Where to begin.</param>
    /// <param name="toUtc">Where to end, exclusive.</param>
    public static IReadOnlyList<OpenSpan> Between(
        IReadOnlyCollection<WorkingRange> ranges,
        IReadOnlyCollection<TimeScheduleException> exceptions,
        TimeZoneInfo zone,
        DateTime fromUtc,
        DateTime toUtc)
    {
        var spans = new List<OpenSpan>();
        for (var from = Utc(fromUtc); from < toUtc;)
        {
            // As long as the clock on the wall runs on, local and UTC are as far apart at its end as at its beginning.
            var to = NextChange(zone, from, toUtc);
            var offset = zone.GetUtcOffset(from);
            spans.AddRange(Local(ranges, exceptions, from + offset, to + offset)
                .Select(span => new OpenSpan(Utc(span.From - offset), Utc(span.To - offset))));
            from = to;
        }

        return Merged(spans);
    }

    /// <summary>The times of an exception that have a moment between two local ones, in order.</summary>
    /// <param name="exception">Once, or from its first days on every month or year.</param>
    /// <param name="from">The first moment, local.</param>
    /// <param name="to">The end, local, exclusive.</param>
    public static IEnumerable<OpenSpan> Times(TimeScheduleException exception, DateTime from, DateTime to)
    {
        var step = exception.Repeat switch { ExceptionRepeat.Monthly => 1, ExceptionRepeat.Yearly => 12, _ => 0 };
        var passed = step == 0 ? 0 : Math.Max(0, (Months(from) - Months(exception.ToLocal)) / step);
        for (var months = passed * step; ; months += step)
        {
            var time = new OpenSpan(Moved(exception.FromLocal, months), Moved(exception.ToLocal, months));
            if (time.From >= to)
            {
                yield break;
            }

            if (time.From < time.To && time.To > from)
            {
                yield return time;
            }

            if (step == 0)
            {
                yield break;
            }
        }
    }

    private static List<OpenSpan> Local(
        IReadOnlyCollection<WorkingRange> ranges, IReadOnlyCollection<TimeScheduleException> exceptions, DateTime from, DateTime to)
    {
        var open = exceptions.Where(exception => exception.IsWorking).SelectMany(exception => Times(exception, from, to))
            .Concat(Weekly(ranges, from, to));
        var closed = exceptions.Where(exception => !exception.IsWorking).SelectMany(exception => Times(exception, from, to));
        return Without(Within(Merged(open), from, to), Merged(closed));
    }

    private static IEnumerable<OpenSpan> Weekly(IReadOnlyCollection<WorkingRange> ranges, DateTime from, DateTime to)
    {
        for (var day = from.Date.AddDays(-1); day < to; day = day.AddDays(1)) // a night belongs to the day it begins on
        {
            foreach (var range in ranges.Where(range => range.Day == day.DayOfWeek))
            {
                var end = range.From < range.To ? day : day.AddDays(1);
                yield return new OpenSpan(
                    day + range.From.ToTimeSpan(), end + (range.From == range.To ? TimeSpan.Zero : range.To.ToTimeSpan()));
            }
        }
    }

    private static IEnumerable<OpenSpan> Within(IEnumerable<OpenSpan> spans, DateTime from, DateTime to) => spans
        .Select(span => new OpenSpan(span.From < from ? from : span.From, span.To > to ? to : span.To))
        .Where(span => span.From < span.To);

    private static List<OpenSpan> Without(IEnumerable<OpenSpan> spans, List<OpenSpan> closed)
    {
        var left = new List<OpenSpan>();
        foreach (var span in spans)
        {
            var from = span.From;
            foreach (var gap in closed.Where(gap => gap.To > span.From && gap.From < span.To))
            {
                if (from < gap.From)
                {
                    left.Add(new OpenSpan(from, gap.From));
                }

                from = gap.To;
            }

            if (from < span.To)
            {
                left.Add(span with { From = from });
            }
        }

        return left;
    }

    private static List<OpenSpan> Merged(IEnumerable<OpenSpan> spans)
    {
        var merged = new List<OpenSpan>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (merged.Count > 0 && span.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = span.To > merged[^1].To ? span.To : merged[^1].To };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    /// <summary>When clocks are changed next, to the second; or the end.</summary>
    private static DateTime NextChange(TimeZoneInfo zone, DateTime fromUtc, DateTime endUtc)
    {
        var offset = zone.GetUtcOffset(fromUtc);
        for (var before = fromUtc; before < endUtc;)
        {
            var after = endUtc - before > Look ? before + Look : endUtc;
            if (zone.GetUtcOffset(after) == offset)
            {
                before = after;
                continue;
            }

            while (after - before > TimeSpan.FromTicks(1))
            {
                var middle = before + ((after - before) / 2);
                (before, after) = zone.GetUtcOffset(middle) == offset ? (middle, after) : (before, middle);
            }

            return after;
        }

        return endUtc;
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static int Months(DateTime local) => (local.Year * 12) + local.Month;

    /// <summary>The same day and time so many months later; where there is no such day, the end of its month.</summary>
    private static DateTime Moved(DateTime local, int months)
    {
        var month = new DateTime(local.Year, local.Month, 1).AddMonths(months);
        return local.Day > DateTime.DaysInMonth(month.Year, month.Month)
            ? month.AddMonths(1)
            : month.AddDays(local.Day - 1) + local.TimeOfDay;
    }
}
