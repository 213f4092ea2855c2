using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>A field in which what is saved now and what was typed differ.</summary>
/// <param name="of">The field.</param>
/// <param name="changedByThem">It was saved differently since it was read.</param>
/// <param name="changedByMe">It was typed differently since it was read.</param>
public sealed class MergeField(Field of, bool changedByThem, bool changedByMe)
{
    /// <summary>Which field of the form it is, with its label.</summary>
    public Field Field => of;

    /// <summary>Both changed it, each in another way: only a person can choose.</summary>
    public bool IsConflict => changedByThem && changedByMe;

    /// <summary>Whose value is taken; null until somebody has chosen.</summary>
    public MergeSide? Choice { get; set; } = (changedByThem, changedByMe) switch
    {
        (true, true) => null,
        (true, false) => MergeSide.Theirs,
        _ => MergeSide.Mine,
    };
}
