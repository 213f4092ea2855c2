using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Conflicts;

/// <summary>
/// Brings two savers of the same thing together (Specification 5, rule 10): what only one of them changed is taken from that one, what both
/// changed in the same way is no question, and for the rest somebody chooses.
/// </summary>
/// <typeparam name="T">An edit class.</typeparam>
public sealed class ThreeWayMerge<T>
    where T : class, IVersionedEdit
{
    private readonly IReadOnlyList<Field> _all;

    /// <param name="fields">The fields of the form, in its order.</param>
    /// <param name="read">As it was read before anything was typed.</param>
    /// <param name="theirs">As it is saved now.</param>
    /// <param name="mine">As it was typed.</param>
    public ThreeWayMerge(IReadOnlyList<Field> fields, T read, T theirs, T mine)
    {
        (_all, Theirs, Mine) = (fields, EditValues.Copy(theirs), EditValues.Copy(mine));
        Fields = [.. fields.Where(field => !field.IsSame(theirs, mine))
            .Select(field => new MergeField(field, !field.IsSame(theirs, read), !field.IsSame(mine, read)))];
    }

    /// <summary>As it is saved now.</summary>
    public T Theirs { get; }

    /// <summary>As it was typed.</summary>
    public T Mine { get; }

    /// <summary>The fields in which the two differ, in the order of the form.</summary>
    public IReadOnlyList<MergeField> Fields { get; }

    /// <summary>Nothing is left to choose.</summary>
    public bool IsDecided => Fields.All(differing => differing.Choice is not null);

    /// <summary>Chooses the same side for every field.</summary>
    public void ChooseAll(MergeSide side)
    {
        foreach (var field in Fields)
        {
            field.Choice = side;
        }
    }

    /// <summary>What is to be saved, with the version that is saved now. Only when <see cref="IsDecided"/>.</summary>
    public T Result()
    {
        if (!IsDecided)
        {
            throw new InvalidOperationException("Choose a side for each field first.");
        }

        var (result, mine) = (EditValues.Copy(Theirs), EditValues.Copy(Mine));
        var theirs = Fields.Where(differing => differing.Choice == MergeSide.Theirs).Select(differing => differing.Field).ToHashSet();
        foreach (var field in _all.Where(field => !theirs.Contains(field)))
        {
            field.Access!.Copy(mine, result);
        }

        return result;
    }
}
