using System.Globalization;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.AppLines;

/// <summary>
/// A DID Number that a line may show on external calls. Shared: any number of lines may show the same one (Specification 5, rule 2).
/// </summary>
public sealed class LineCallerId : IAggregatePart, IRestoredRow
{
    /// <summary>Which line may show the number.</summary>
    public long AppLineId { get; set; }

    /// <summary>Which line may show the number.</summary>
    public AppLine AppLine { get; set; } = null!;

    /// <summary>What people outside see.</summary>
    public long DidNumberId { get; set; }

    /// <summary>What people outside see.</summary>
    public DidNumber DidNumber { get; set; } = null!;

    /// <summary>From 0; the first is the default.</summary>
    public int Position { get; set; }

    IAggregate? IAggregatePart.Root => AppLine;

    string IAggregatePart.AuditField => nameof(AppLine.CallerIds);

    string IAggregatePart.AuditText => DidNumber.Digits;

    string? IAggregatePart.AuditKey => DidNumberId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;

    string? IRestoredRow.Lost => "A caller ID was deleted in the meantime.";
}
