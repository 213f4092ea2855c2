namespace PhoneDashboard.Core.Bulk;

/// <summary>Rows that cannot change for the same reason.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">The first few users; none when they are gone.</param>
public sealed record BulkRefusal(string Reason, int Count, IReadOnlyList<string> Names)
{
    /// <summary>"Ann Lee, Bo Kim and 3 more"; empty when they are gone.</summary>
    public string Words => string.Join(", ", Names) + (Names.Count > 0 && Count > Names.Count ? $" and {Count - Names.Count} more" : "");
}
