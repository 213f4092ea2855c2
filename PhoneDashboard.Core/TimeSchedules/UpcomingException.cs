namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>The exception of a schedule that comes next, or is under way.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Day">Its first day this time, local to the schedule's zone.</param>
/// <param name="IsNow">It is under way.</param>
public sealed record UpcomingException(string Name, DateOnly Day, bool IsNow);
