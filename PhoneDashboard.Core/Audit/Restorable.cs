using System.Globalization;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Audit;

/// <summary>A kind of thing whose fields can be set to a value of the audit trail, by the same service that the dialogs save through.</summary>
internal interface IRestorable
{
    /// <summary>Who may do it.</summary>
    Permission Needs { get; }

    /// <summary>True when the field can be set.</summary>
    bool Has(string field);

    /// <summary>The version and the field's present value, as the audit trail words it; null when the thing is gone.</summary>
    Task<(long Version, string? Now)?> ReadAsync(DashboardDb db, Actor actor, long id, string field, CancellationToken cancellationToken);

    /// <summary>Sets the field and saves.</summary>
    Task<IReadOnlyList<Problem>> WriteAsync(DashboardDb db, Actor actor, long id, string field, string? value, long version, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IRestorable"/>
/// <typeparam name="TEdit">The form's input class.</typeparam>
internal sealed class Restorable<TEdit>(
    Permission needs,
    Func<Actor, long, CancellationToken, Task<TEdit?>> get,
    Func<TEdit, long> version,
    Action<TEdit, long> setVersion,
    Func<Actor, long, TEdit, CancellationToken, Task<IReadOnlyList<Problem>>> save) : IRestorable
    where TEdit : class
{
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);

    public Permission Needs => needs;

    public bool Has(string field) => _fields.ContainsKey(field);

    public async Task<(long Version, string? Now)?> ReadAsync(DashboardDb db, Actor actor, long id, string field, CancellationToken cancellationToken) =>
        await get(actor, id, cancellationToken) is { } edit ? (version(edit), await _fields[field].NowAsync(db, edit, cancellationToken)) : null;

    public async Task<IReadOnlyList<Problem>> WriteAsync(DashboardDb db, Actor actor, long id, string field, string? value, long expectedVersion, CancellationToken cancellationToken)
    {
        if (await get(actor, id, cancellationToken) is not { } edit)
        {
            return [ValueRestore.Gone];
        }

        if (await _fields[field].SetAsync(db, edit, value, cancellationToken) is { } problem)
        {
            return [problem];
        }

        setVersion(edit, expectedVersion);
        return await save(actor, id, edit, cancellationToken);
    }

    /// <summary>A plain value.</summary>
    internal Restorable<TEdit> Text(string field, Func<TEdit, string?> now, Action<TEdit, string?> set) => Add(field, new(
        (_, edit, _) => Task.FromResult(string.IsNullOrEmpty(now(edit)) ? null : now(edit)),
        (_, edit, value, _) =>
        {
            set(edit, value);
            return Task.FromResult<Problem?>(null);
        }));

    /// <summary>Yes or no.</summary>
    internal Restorable<TEdit> YesNo(string field, Func<TEdit, bool> now, Action<TEdit, bool> set) => Text(field, edit => now(edit).ToString(), (edit, value) => set(edit, value == bool.TrueString));

    /// <summary>One of a few words.</summary>
    internal Restorable<TEdit> Choice<TEnum>(string field, Func<TEdit, TEnum> now, Action<TEdit, TEnum> set)
        where TEnum : struct, Enum => Text(field, edit => now(edit).ToString(), (edit, value) => set(edit, Enum.TryParse<TEnum>(value, out var choice) ? choice : now(edit)));

    /// <summary>The id of another thing, or none.</summary>
    internal Restorable<TEdit> Reference(string field, Func<TEdit, long?> now, Action<TEdit, long?> set) => Add(field, new(
        (_, edit, _) => Task.FromResult(now(edit)?.ToString(CultureInfo.InvariantCulture)),
        async (db, edit, value, cancellationToken) =>
        {
            long? id = value is null ? null : long.Parse(value, CultureInfo.InvariantCulture);
            set(edit, id);
            return id is null ? null : await RestoreLinks.MissingAsync(db, AuditValues.ReferenceOf(field)!, id.Value, cancellationToken);
        }));

    /// <summary>Other things in order, which the audit trail keeps by their names.</summary>
    internal Restorable<TEdit> Links(string field, RestoreLinks links, Func<TEdit, IReadOnlyList<long>> now, Action<TEdit, List<long>> set) => Add(field, new(
        (db, edit, cancellationToken) => links.TextAsync(db, now(edit), cancellationToken),
        async (db, edit, value, cancellationToken) =>
        {
            var ids = await links.IdsAsync(db, value, cancellationToken);
            if (ids.Succeeded)
            {
                set(edit, ids.Value);
            }

            return ids.Succeeded ? null : ids.Problems[0];
        }));

    private Restorable<TEdit> Add(string name, Field field)
    {
        _fields.Add(name, field);
        return this;
    }

    private sealed record Field(Func<DashboardDb, TEdit, CancellationToken, Task<string?>> NowAsync, Func<DashboardDb, TEdit, string?, CancellationToken, Task<Problem?>> SetAsync);
}
