namespace PhoneDashboard.Core.Upkeep;

/// <summary>How far a step has come with the database (see <see cref="IUpkeepStep"/>).</summary>
internal sealed class UpkeepProgress
{
    /// <summary>The name of the step: one row for each, kept from version to version.</summary>
    public required string Step { get; init; }

    /// <summary>The version that is done; 0 before the first.</summary>
    public int DoneVersion { get; set; }

    /// <summary>The version that <see cref="Table"/> and <see cref="AfterId"/> are of.</summary>
    public int Version { get; set; }

    /// <summary>The table, from 0, that comes next.</summary>
    public int Table { get; set; }

    /// <summary>The last row of the table that is done.</summary>
    public long AfterId { get; set; }
}
