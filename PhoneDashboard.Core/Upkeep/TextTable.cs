using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings.Findings;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>
/// See <see cref="ITextTable"/>. Where keys are unique and two rows would have the same one, the older keeps it; the younger has it with
/// its own id behind (<see cref="TextKey.Shared"/>), works on, and is found.
/// </summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="with">Includes what a row needs to name itself in the audit trail.</param>
internal sealed class TextTable<T>(Func<IQueryable<T>, IQueryable<T>>? with = null) : ITextTable
    where T : class, IAggregate
{
    private readonly ConcurrentDictionary<Type, (PropertyInfo Property, bool IsNullable)[]> _texts = new();

    /// <inheritdoc />
    public async Task<long?> NextAsync(DashboardDb db, long afterId, int rows, DateTime now, CancellationToken cancellationToken)
    {
        var next = await db.Set<T>().AsNoTracking().Where(row => row.Id > afterId).OrderBy(row => row.Id).Take(rows)
            .ToListAsync(cancellationToken);
        var stale = next.Where(row => IsStale(db, row)).Select(row => row.Id).ToArray();
        if (stale.Length > 0)
        {
            await RenewAsync(db, stale, now, cancellationToken);
        }

        return next.Count == 0 ? null : next[^1].Id;
    }

    /// <inheritdoc />
    public bool Holds(DashboardDb db, string kind) => db.Model.FindEntityType(typeof(T))!.GetDerivedTypesInclusive()
        .Any(type => type.ClrType.Name == kind);

    /// <inheritdoc />
    public async Task<List<FoundText>> TextsAsync(DashboardDb db, string field, IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken)
    {
        var rows = await db.Set<T>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var key = UniqueKey(db);
        var found = new List<FoundText>();
        foreach (var row in rows)
        {
            var other = key is not null && TextKey.IsShared((string?)key.GetValue(row), out var plain)
                ? await db.Set<T>().Where(present => EF.Property<string>(present, key.Name) == plain).Select(present => (long?)present.Id)
                    .FirstOrDefaultAsync(cancellationToken)
                : null;
            found.Add(new FoundText(row.Id, (string?)row.GetType().GetProperty(field)!.GetValue(row), other));
        }

        return found;
    }

    /// <summary>The text of which the unique key is made.</summary>
    private static string FieldOf(PropertyInfo key) => key.Name.Replace("Normalized", "", StringComparison.Ordinal)
        .Replace("Key", "", StringComparison.Ordinal);

    private (PropertyInfo Property, bool IsNullable)[] TextsOf(DashboardDb db, T row) => _texts.GetOrAdd(row.GetType(), type =>
    [
        .. from property in db.Model.FindEntityType(type)!.GetProperties()
           where property.ClrType == typeof(string) && property.PropertyInfo is not null
           select (property.PropertyInfo!, property.IsNullable),
    ]);

    /// <summary>The folded key that no two rows may have; null where there is none.</summary>
    private static PropertyInfo? UniqueKey(DashboardDb db) => db.Model.FindEntityType(typeof(T))!.GetIndexes()
        .Where(index => index is { IsUnique: true, Properties.Count: 1 }).Select(index => index.Properties[0].PropertyInfo)
        .SingleOrDefault(property => property?.PropertyType == typeof(string) && IsKey(property));

    private static bool IsKey(PropertyInfo property) => property.GetCustomAttribute<UnauditedAttribute>() is not null;

    private bool IsStale(DashboardDb db, T row)
    {
        var texts = TextsOf(db, row).Select(text => text.Property).ToArray();
        var before = Array.ConvertAll(texts, text => text.GetValue(row));
        return Renew(db, row).Count > 0 || !before.SequenceEqual(texts.Select(text => text.GetValue(row)));
    }

    /// <summary>Cleans the row's texts and makes its keys anew.</summary>
    /// <returns>The fields that would have nothing to see, and stay as they are.</returns>
    private List<string> Renew(DashboardDb db, T row)
    {
        var nothing = new List<string>();
        foreach (var (property, isNullable) in TextsOf(db, row).Where(text => !IsKey(text.Property)))
        {
            if (property.GetValue(row) is not string { Length: > 0 } text || TypedText.Clean(text) is not { } clean || clean == text)
            {
                continue;
            }

            if (clean.Length > 0 || isNullable)
            {
                property.SetValue(row, TypedText.OrNull(clean));
            }
            else
            {
                nothing.Add(property.Name);
            }
        }

        (row as IFolded)?.FoldKeys();
        return nothing;
    }

    private async Task RenewAsync(DashboardDb db, long[] stale, DateTime now, CancellationToken cancellationToken)
    {
        var key = UniqueKey(db);
        var rows = await RenewedAsync(db, stale, key, now, cancellationToken);
        foreach (var same in key is null ? [] : rows.Where(row => Plain(key, row) is not null).GroupBy(row => Plain(key, row)!))
        {
            var (older, younger) = (same.MinBy(row => row.Id)!, same.OrderBy(row => row.Id).Skip(1));
            key!.SetValue(older, same.Key);
            foreach (var row in younger)
            {
                key.SetValue(row, TextKey.Shared(same.Key, row.Id));
                await FindAsync(db, FindingKind.SameText, row, FieldOf(key), now, cancellationToken);
            }
        }
    }

    /// <summary>The rows with new texts and keys, and with them those that have one of these keys.</summary>
    private async Task<IReadOnlyCollection<T>> RenewedAsync(DashboardDb db, long[] stale, PropertyInfo? key, DateTime now,
        CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, T>();
        var next = await Loaded(db).Where(row => stale.Contains(row.Id)).ToListAsync(cancellationToken);
        while (next.Count > 0)
        {
            foreach (var row in next)
            {
                rows.Add(row.Id, row);
                foreach (var field in Renew(db, row))
                {
                    await FindAsync(db, FindingKind.NothingToSee, row, field, now, cancellationToken);
                }
            }

            next = key is null ? [] : await OthersAsync(db, rows, key, cancellationToken);
        }

        return rows.Values;
    }

    /// <summary>
    /// Those that have one of these keys now: they may keep it, or have to get another one, which somebody else may have.
    /// </summary>
    private async Task<List<T>> OthersAsync(DashboardDb db, Dictionary<long, T> rows, PropertyInfo key, CancellationToken cancellationToken)
    {
        var plain = rows.Values.Select(row => Plain(key, row)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var known = rows.Keys.ToArray();
        return await Loaded(db).Where(row => plain.Contains(EF.Property<string>(row, key.Name)) && !known.Contains(row.Id))
            .ToListAsync(cancellationToken);
    }

    private IQueryable<T> Loaded(DashboardDb db) => with is null ? db.Set<T>() : with(db.Set<T>());

    /// <summary>The key that the row would have if it were alone.</summary>
    private static string? Plain(PropertyInfo key, T row) =>
        key.GetValue(row) is not string value ? null : TextKey.IsShared(value, out var plain) ? plain : value;

    private static Task FindAsync(DashboardDb db, FindingKind kind, T row, string field, DateTime now,
        CancellationToken cancellationToken)
    {
        var found = new DataFinding { Kind = kind, ItemKind = row.GetType().Name, ItemId = row.Id, Field = field, FoundUtc = now };
        return DataFinding.AddAsync(db, found, cancellationToken);
    }
}
