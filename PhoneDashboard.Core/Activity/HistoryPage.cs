namespace PhoneDashboard.Core.Activity;

/// <summary>Some entries of a thing, the newest first.</summary>
/// <param name="Name">What the thing is called: today, or when it was last changed; null when nothing is known of it.</param>
/// <param name="Entries">The entries.</param>
/// <param name="HasMore">There are older ones.</param>
public sealed record HistoryPage(string? Name, IReadOnlyList<ActivityRow> Entries, bool HasMore);
