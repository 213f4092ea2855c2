using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>
/// Something that was stored before there was a rule that it breaks. It works on, unchanged; Settings lists it under <em>Data to look
/// at</em> until it is put right.
/// </summary>
public sealed class DataFinding
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Why.</summary>
    public FindingKind Kind { get; set; }

    /// <summary>The kind of thing: the entity's class name, as in the audit trail.</summary>
    public required string ItemKind { get; init; }

    /// <summary>The thing.</summary>
    public long ItemId { get; init; }

    /// <summary>The property that it is about.</summary>
    public required string Field { get; init; }

    /// <summary>When it was found, UTC.</summary>
    public DateTime FoundUtc { get; init; }

    /// <summary>Adds one, unless the same was found before.</summary>
    internal static async Task AddAsync(DashboardDb db, DataFinding found, CancellationToken cancellationToken)
    {
        var known = db.Findings.Where(finding => finding.Kind == found.Kind && finding.ItemKind == found.ItemKind
            && finding.ItemId == found.ItemId && finding.Field == found.Field);
        if (!await known.AnyAsync(cancellationToken))
        {
            db.Add(found);
        }
    }
}
