namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>An event of a calendar file; one that comes again as no exception can is there once for each of its times.</summary>
/// <param name="Text">What it is called and when it begins, as in the file.</param>
/// <param name="Exception">
/// The exception that it would be, Non-working, with no name where the event has none; null when it cannot be taken.
/// </param>
/// <param name="Problem">Why it cannot be taken, in words; null when it can.</param>
public sealed record CalendarDate(string Text, ScheduleExceptionInput? Exception, string? Problem);
