using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>Exceptions in a few words.</summary>
public static class ScheduleExceptionWords
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>What the screens call one that opens, or one that closes.</summary>
    public static string Kind(bool isWorking) => isWorking ? "Working" : "Non-working";

    /// <summary>"New Year (non-working, yearly, 2027-01-01)".</summary>
    public static string Of(string? name, bool isWorking, ExceptionRepeat repeat, DateTime? from, DateTime? to) =>
        $"{name} ({Kind(isWorking).ToLowerInvariant()}, {repeat.ToString().ToLowerInvariant()}, {Period(from, to)})";

    /// <summary>
    /// "2027-01-01", "2027-12-24 to 2027-12-26", and where it is not of whole days "2027-12-24 13:00 to 24:00" or "2027-12-24 13:00 to
    /// 2027-12-27 09:00".
    /// </summary>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The end, exclusive.</param>
    public static string Period(DateTime? from, DateTime? to)
    {
        if (from is not { } first || to is not { } end)
        {
            return "no date yet";
        }

        var endsAtMidnight = end.TimeOfDay == TimeSpan.Zero;
        var last = endsAtMidnight ? end.AddDays(-1) : end;
        var day = last.Date == first.Date ? "" : Text(last, Day);
        return endsAtMidnight && first.TimeOfDay == TimeSpan.Zero
            ? Text(first, Day) + (day.Length == 0 ? "" : $" to {day}")
            : $"{Text(first, Day)} {Text(first, "HH:mm")} to {(day.Length == 0 ? "" : day + " ")}"
                + (endsAtMidnight ? "24:00" : Text(end, "HH:mm"));
    }

    private static string Text(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
