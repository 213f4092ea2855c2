using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// An exception as the audit trail keeps it to set it again, as in <c>Non-working Yearly 2027-01-01T00:00 2027-01-02T00:00 New Year</c>:
/// the name is last, because it may have spaces.
/// </summary>
internal static class ScheduleExceptionKey
{
    private const string Working = "Working", NonWorking = "Non-working", Format = "yyyy-MM-ddTHH:mm";

    /// <summary>The key; a time that is not typed yet is left out.</summary>
    internal static string Of(string? name, bool isWorking, ExceptionRepeat repeat, DateTime? from, DateTime? to) => string.Join(
        ' ', isWorking ? Working : NonWorking, repeat, from?.ToString(Format, CultureInfo.InvariantCulture),
        to?.ToString(Format, CultureInfo.InvariantCulture), TypedText.Clean(name ?? ""));

    /// <summary>The same of one that is stored.</summary>
    internal static string Of(TimeScheduleException exception) =>
        Of(exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal, exception.ToLocal);

    /// <summary>The same of one that is typed.</summary>
    internal static string Of(ScheduleExceptionInput exception) =>
        Of(exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal());

    /// <summary>The other way, of one that has both times.</summary>
    internal static ScheduleExceptionInput Read(string key)
    {
        var parts = key.Split(' ', 5);
        return ScheduleExceptionInput.Of(
            parts[4], parts[0] == Working, Enum.Parse<ExceptionRepeat>(parts[1]), Time(parts[2]), Time(parts[3]));
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
