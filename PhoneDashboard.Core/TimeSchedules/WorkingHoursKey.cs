using System.Globalization;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// Hours of a weekday as the audit trail keeps them to set them again: the number of the day, Sunday 0, and both times, as in
/// <c>1 09:00 17:00</c>.
/// </summary>
internal static class WorkingHoursKey
{
    /// <summary>The key; a time that is not typed yet is left out.</summary>
    internal static string Of(DayOfWeek day, TimeOnly? from, TimeOnly? to) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)day} {from:HH\\:mm} {to:HH\\:mm}");

    /// <summary>The other way, of hours that have both times.</summary>
    internal static WorkingRange Read(string key)
    {
        var parts = key.Split(' ');
        return new WorkingRange((DayOfWeek)int.Parse(parts[0], CultureInfo.InvariantCulture), Time(parts[1]), Time(parts[2]));
    }

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
