using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Web.Components.Conflicts;

/// <summary>
/// What a form edits while others may edit the same: keeps what was read, and brings the two together when somebody else saved
/// (Specification 5, rule 10).
/// </summary>
public abstract class SharedEdit(string itemKind, long itemId)
{
    private static readonly Problem Gone =
        new(ProblemKind.NotFound, "This has been deleted in the meantime, so it cannot be saved.", Detail: Kept);

    private const string Kept = "What you typed is still here: copy what you need.";

    /// <summary>The view is opened or closed, or something of theirs was taken into the form.</summary>
    public event EventHandler? Changed;

    /// <summary>The entity's class name.</summary>
    public string ItemKind => itemKind;

    /// <summary>The thing.</summary>
    public long ItemId => itemId;

    /// <summary>The version that the form stands on.</summary>
    public abstract long Version { get; }

    /// <summary>The form's fields by their names in the audit trail: what else is changed of the thing is no matter of this form.</summary>
    public abstract IReadOnlySet<string> AuditNames { get; }

    /// <summary>The two savers side by side while somebody has to look at them.</summary>
    public EditConflict? Conflict { get; private set; }

    /// <summary>Opens the view of what is saved now beside what was typed; false when the thing is gone.</summary>
    public async Task<bool> CompareAsync()
    {
        var conflict = await ReadConflictAsync();
        Conflict = conflict;
        Changed?.Invoke(this, EventArgs.Empty);
        return conflict is not null;
    }

    /// <summary>
    /// Takes what was chosen into the form and closes the view. False when a choice is missing: the view says where, and stays.
    /// </summary>
    public bool TryApply()
    {
        if (Conflict is null)
        {
            return true;
        }

        if (Conflict.FirstMissing is not null)
        {
            Conflict.Misses++;
            Changed?.Invoke(this, EventArgs.Empty);
            return false;
        }

        Apply();
        Close();
        return true;
    }

    /// <summary>Back to the form: with what was chosen, or as it was typed while a choice is missing.</summary>
    public void Return()
    {
        if (Conflict?.FirstMissing is null)
        {
            Apply();
        }

        Close();
    }

    /// <summary>Saves; when somebody else was first, the view opens instead of a message.</summary>
    internal async Task<IReadOnlyList<Problem>> SaveAsync(Func<Task<IReadOnlyList<Problem>>> save)
    {
        while (true)
        {
            var problems = await save();
            if (problems.All(problem => problem.Kind != ProblemKind.Changed))
            {
                return [.. problems.Select(problem =>
                    problem is { Kind: ProblemKind.NotFound, Field: null, Detail: null } ? problem with { Detail = Kept } : problem)];
            }

            if (!await CompareAsync())
            {
                return [Gone];
            }

            if (Conflict!.Fields.Count > 0)
            {
                return []; // the view tells all about it
            }

            Return(); // they saved the very same: only the version is another one
        }
    }

    /// <summary>Reads what is saved now; null when the thing is gone.</summary>
    protected abstract Task<EditConflict?> ReadConflictAsync();

    /// <summary>Takes what was chosen into the form.</summary>
    protected abstract void Apply();

    private void Close()
    {
        Conflict = null;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <inheritdoc cref="SharedEdit"/>
/// <typeparam name="T">The edit class.</typeparam>
public sealed class SharedEdit<T> : SharedEdit
    where T : class, IVersionedEdit
{
    private readonly SharedEdits _edits;
    private readonly Func<T> _mine;
    private readonly Action<T> _take;
    private readonly Func<Task<T?>> _readAsync;
    private readonly IReadOnlyList<Field> _fields;
    private T _read;
    private ThreeWayMerge<T>? _merge;

    internal SharedEdit(
        SharedEdits edits,
        string itemKind,
        long itemId,
        Func<T> mine,
        Action<T> take,
        Func<Task<T?>> readAsync,
        IReadOnlyList<Field> fields,
        T? read)
        : base(itemKind, itemId)
    {
        (_edits, _mine, _take, _readAsync, _fields) = (edits, mine, take, readAsync, fields);
        _read = EditValues.Copy(read ?? mine());
    }

    /// <summary>What the form stands on, and what is typed: a draft needs both.</summary>
    public KeptEdit<T> Kept => new(_read, _mine());

    public override IReadOnlySet<string> AuditNames => _fields.Select(shown => shown.Name).ToHashSet(StringComparer.Ordinal);

    public override long Version => _mine().Version;

    protected override async Task<EditConflict?> ReadConflictAsync()
    {
        if (await _readAsync() is not { } theirs)
        {
            return null;
        }

        var merge = _merge = new ThreeWayMerge<T>(_fields, _read, theirs, _mine());
        var words = await _edits.WordsAsync(
            [.. merge.Fields.SelectMany(differs => new (Field, object)[] { (differs.Field, merge.Theirs), (differs.Field, merge.Mine) })]);
        var rows = merge.Fields.Select(
            (differs, at) => new ConflictField(differs.Field.FormLabel, words[2 * at], words[(2 * at) + 1], differs));
        return new EditConflict(await _edits.SinceAsync(this), [.. rows], [.. _fields.Select(field => (field.Name, field.FormLabel))]);
    }

    protected override void Apply()
    {
        var merge = _merge!;
        _take(merge.Result());
        (_read, _merge) = (merge.Theirs, null);
    }
}
