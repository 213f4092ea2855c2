using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Import;

/// <summary>What a cell holds.</summary>
/// <param name="Value">As its field keeps it; null for nothing.</param>
/// <param name="Problem">Why it cannot be read, in words; null when it can.</param>
internal sealed record CellReading(FieldValue? Value, string? Problem = null)
{
    internal static CellReading Refused(string problem) => new(null, problem);
}
