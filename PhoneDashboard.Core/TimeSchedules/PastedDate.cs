namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>A line of pasted dates.</summary>
/// <param name="Line">Its number in the text, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="From">The first day; null when the line cannot be read.</param>
/// <param name="To">The last day; null when the line cannot be read.</param>
/// <param name="Name">What stands beside the date; null for nothing.</param>
/// <param name="Problem">Why it cannot be read, in words; null when it can.</param>
public sealed record PastedDate(int Line, string Text, DateOnly? From, DateOnly? To, string? Name, string? Problem);
