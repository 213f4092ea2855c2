using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Settings.Findings;

/// <summary>Why somebody should look at something that is stored.</summary>
public enum FindingKind
{
    /// <summary>Two things that must be told apart have the same text by now: the younger one is found.</summary>
    SameText,

    /// <summary>A text that must be there has nothing to see.</summary>
    NothingToSee,

    /// <summary>A public number is no number of its country, or not in the one way to write it.</summary>
    NoNumber,
}

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

internal sealed class DataFindingConfiguration : IEntityTypeConfiguration<DataFinding>
{
    public void Configure(EntityTypeBuilder<DataFinding> builder)
    {
        builder.ToTable("DataFindings");
        builder.Property(finding => finding.Kind).HasMaxLength(30);
        builder.Property(finding => finding.ItemKind).HasMaxLength(50);
        builder.Property(finding => finding.Field).HasMaxLength(50);
        builder.HasIndex(finding => new { finding.Kind, finding.ItemKind, finding.ItemId, finding.Field }).IsUnique();
    }
}
