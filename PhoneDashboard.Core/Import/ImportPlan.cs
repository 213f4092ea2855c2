namespace PhoneDashboard.Core.Import;

/// <summary>What an import would do (Specification 4.10).</summary>
public sealed class ImportPlan
{
    internal ImportPlan(ImportFile file, ImportMapping mapping, IReadOnlyList<PlannedRow> rows) =>
        (File, Mapping, Rows) = (file, mapping, rows);

    /// <summary>The file.</summary>
    public ImportFile File { get; }

    /// <summary>The rows in the order of the file.</summary>
    public IReadOnlyList<PlannedRow> Rows { get; }

    /// <summary>How many rows would be written.</summary>
    public int ToWrite => Count(ImportOutcome.Created) + Count(ImportOutcome.Changed);

    internal ImportMapping Mapping { get; }

    /// <summary>How many rows end so.</summary>
    public int Count(ImportOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}
