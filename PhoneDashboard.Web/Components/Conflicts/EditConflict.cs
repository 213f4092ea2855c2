using PhoneDashboard.Core.Conflicts;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>Two savers side by side, in words.</summary>
/// <param name="Changes">Who saved meanwhile.</param>
/// <param name="Fields">The fields that differ, in the order of the form.</param>
/// <param name="Labels">What the form calls the fields of the audit trail, in its order.</param>
public sealed record EditConflict(
    IReadOnlyList<SavedChange> Changes, IReadOnlyList<ConflictField> Fields, IReadOnlyList<(string Name, string Text)> Labels)
{
    /// <summary>How often somebody wanted to go on while a choice was missing: the fields say so then.</summary>
    public int Misses { get; set; }

    /// <summary>The first field that nobody has chosen for; null when all are decided.</summary>
    public ConflictField? FirstMissing => Fields.FirstOrDefault(differing => differing.Merge.Choice is null);

    /// <summary>Chooses the same side everywhere.</summary>
    public void ChooseAll(MergeSide side)
    {
        foreach (var field in Fields)
        {
            field.Merge.Choice = side;
        }
    }
}
