using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// Puts rows back as a snapshot has them, inside an open write. What was changed or taken since then stays as it is now, and is named.
/// What is special about a row it says itself (<see cref="IRestoredRow"/>).
/// </summary>
/// <param name="db">The open write.</param>
/// <param name="isSoon">
/// Within <see cref="Data.Saving.ChangeSnapshot.SoonWithin"/> of the change: sessions, invites and waiting mails come back too
/// (Specification 4.7).
/// </param>
/// <param name="now">UTC.</param>
/// <param name="secrets">What opens a door, by row; without it a row that cannot do without does not come back.</param>
internal sealed class RowRestore(
    DashboardDb db, bool isSoon, DateTime now, IReadOnlyDictionary<string, Dictionary<string, JsonElement>> secrets)
{
    private readonly List<string> _left = [];

    /// <summary>What was left as it is, a sentence each.</summary>
    internal IReadOnlyList<string> Left => _left;

    internal async Task ApplyAsync(IReadOnlyList<RowImage> images, CancellationToken cancellationToken)
    {
        await TakeAwayAsync([.. images.Where(image => image.Before is null)], cancellationToken);

        // Owners before what belongs to them.
        foreach (var image in images.Where(image => image.After is null).OrderBy(image => Depth(TypeOf(image))))
        {
            await PutBackAsync(image, cancellationToken);
        }

        foreach (var image in images.Where(image => image.Before is not null && image.After is not null))
        {
            await ChangeBackAsync(image, cancellationToken);
        }
    }

    private IEntityType TypeOf(RowImage image) => db.Model.GetEntityTypes().Single(type => RowImage.NameOf(type) == image.Entity);

    private static int Depth(IEntityType type) => type.GetForeignKeys()
        .Where(key => key.PrincipalEntityType.GetRootType() != type.GetRootType() && key.IsRequired)
        .Select(key => 1 + Depth(key.PrincipalEntityType)).DefaultIfEmpty(0).Max();

    private async Task TakeAwayAsync(IReadOnlyList<RowImage> added, CancellationToken cancellationToken)
    {
        var (going, staying) = (new List<EntityEntry>(), new List<EntityEntry>());
        foreach (var image in added)
        {
            if (await FindAsync(TypeOf(image), image.Key, cancellationToken) is not { } entry)
            {
                continue;
            }

            await LoadAroundAsync(entry, cancellationToken);
            var isAsMade = image.After!.All(value => IsStill(entry, value)) && await RowWords.SpecialOf(entry.Entity).IsAsMadeAsync(db);
            (isAsMade ? going : staying).Add(entry);
            if (!isAsMade && $"{RowWords.Of(entry.Entity)} was changed again and stays as it is." is var words && !_left.Contains(words))
            {
                _left.Add(words);
            }
        }

        // Who stays keeps what is its own.
        while (going.Find(entry => staying.Exists(owner => BelongsTo(entry, owner))) is { } own)
        {
            going.Remove(own);
            staying.Add(own);
        }

        going.ForEach(entry => db.Remove(entry.Entity));
    }

    private static bool BelongsTo(EntityEntry entry, EntityEntry owner) => entry.Metadata.GetForeignKeys().Any(key =>
        key.PrincipalEntityType.GetRootType() == owner.Metadata.GetRootType()
        && Equals(entry.Property(key.Properties[0]).CurrentValue, owner.Property(key.PrincipalKey.Properties[0]).CurrentValue));

    private async Task ChangeBackAsync(RowImage image, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(TypeOf(image), image.Key, cancellationToken);
        if (entry is null)
        {
            _left.Add($"{RowWords.Field(image.Entity)} was deleted in the meantime.");
            return;
        }

        var special = RowWords.SpecialOf(entry.Entity);
        var wanted = image.Before!.Where(value => special.ComesBack(value.Key, isSoon)).ToList();
        if (special.IsWhole && wanted.Count > 0 && !image.After!.All(value => IsStill(entry, value)))
        {
            _left.Add($"{RowWords.Of(entry.Entity)} was changed again and stays as it is.");
            return;
        }

        foreach (var (name, value) in wanted)
        {
            var property = entry.Property(name);
            if (!IsStill(entry, KeyValuePair.Create(name, image.After![name])))
            {
                _left.Add($"{RowWords.Field(name)} of {RowWords.Of(entry.Entity)} was changed again and stays as it is.");
            }
            else if (!await CanPointAsync(property.Metadata, value, cancellationToken))
            {
                _left.Add($"The former {RowWords.Field(name)} of {RowWords.Of(entry.Entity)} was deleted in the meantime.");
            }
            else
            {
                property.CurrentValue = Value(property.Metadata, value);
            }
        }

        await LoadAroundAsync(entry, cancellationToken);
    }

    private async Task PutBackAsync(RowImage image, CancellationToken cancellationToken)
    {
        var type = TypeOf(image);
        if (await FindAsync(type, image.Key, cancellationToken) is { } present)
        {
            await LoadAroundAsync(present, cancellationToken);
            if (!image.Before!.All(value => IsStill(present, value)) && RowWords.SpecialOf(present.Entity).Taken is { } taken)
            {
                _left.Add(taken);
            }

            return;
        }

        var former = db.ChangeTracker.Entries().FirstOrDefault(gone =>
            gone.State == EntityState.Deleted && gone.Metadata == type && RowImage.KeyOf(gone) == image.Key)?.Entity;
        var entry = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        var secret = secrets.GetValueOrDefault(image.SecretsKey);
        if (!RowWords.SpecialOf(entry.Entity).ComesBack(isSoon)
            || (secret is null && type.GetProperties().Any(property => RowImage.IsSecret(property) && !property.IsNullable)))
        {
            return;
        }

        foreach (var (name, value) in image.Before!.Concat(secret ?? []))
        {
            entry.Property(name).CurrentValue = Value(entry.Property(name).Metadata, value);
        }

        if (!await RowWords.SpecialOf(entry.Entity).HasRoomAsync(db))
        {
            _left.Add(RowWords.SpecialOf(entry.Entity).Taken!);
        }
        else if (await PointsSomewhereAsync(entry, cancellationToken))
        {
            await AdjustAsync(entry.Entity);
            entry.State = EntityState.Added;
            await LoadAroundAsync(entry, cancellationToken);
            (former as IRestoredRow)?.MakeRoomFor(entry.Entity);
        }
    }

    /// <summary>
    /// What the row refers to must be there: a reference that may be empty is emptied, a row that cannot do without is left out.
    /// </summary>
    private async Task<bool> PointsSomewhereAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        foreach (var key in entry.Metadata.GetForeignKeys())
        {
            var property = entry.Property(key.Properties[0]);
            if (property.CurrentValue is null
                || await FindAsync(key.PrincipalEntityType, Text(property.CurrentValue), cancellationToken) is not null)
            {
                continue;
            }

            _left.Add(RowWords.Lost(entry.Entity, key.Properties[0].Name));
            if (!property.Metadata.IsNullable || RowWords.SpecialOf(entry.Entity).Lost is not null)
            {
                return false;
            }

            property.CurrentValue = null;
        }

        return true;
    }

    /// <summary>What holds for a row that comes back, beyond its values.</summary>
    private async Task AdjustAsync(object row)
    {
        await RowWords.SpecialOf(row).AdjustAsync(new RestoreMoment(db, isSoon, now, _left));

        // The save raises it again to what it was: nobody can have read or saved the row in between.
        if (row is IAggregate root)
        {
            root.Version--;
        }
    }

    private async Task<bool> CanPointAsync(IProperty property, JsonElement value, CancellationToken cancellationToken) =>
        property.GetContainingForeignKeys().FirstOrDefault() is not { } key
            || Value(property, value) is not { } id
            || await FindAsync(key.PrincipalEntityType, Text(id), cancellationToken) is not null;

    /// <summary>The row, unless it is gone or on its way out.</summary>
    private async Task<EntityEntry?> FindAsync(IEntityType type, string key, CancellationToken cancellationToken)
    {
        var properties = type.FindPrimaryKey()!.Properties;
        var values = key.Split(',')
            .Zip(properties, (text, property) => Convert.ChangeType(text, property.ClrType, CultureInfo.InvariantCulture))
            .ToArray();
        return await db.FindAsync(type.ClrType, values, cancellationToken) is { } row
            && db.Entry(row) is { State: not (EntityState.Deleted or EntityState.Detached) } entry ? entry : null;
    }

    /// <summary>The audit trail writes a collection as one field: a part's aggregate and its siblings must be at hand.</summary>
    private async Task LoadAroundAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        await LoadOwnersAsync(entry, cancellationToken);
        if (entry.Entity is not IAggregatePart)
        {
            return;
        }

        foreach (var reference in entry.References)
        {
            if (reference.TargetEntry is { State: not EntityState.Added } owner
                && reference.Metadata is INavigation { IsOnDependent: true, Inverse: { IsCollection: true } siblings }
                && !owner.Collection(siblings).IsLoaded)
            {
                await owner.Collection(siblings).LoadAsync(cancellationToken);
                foreach (var sibling in owner.Collection(siblings).CurrentValue!.Cast<object>().ToList())
                {
                    await LoadOwnersAsync(db.Entry(sibling), cancellationToken);
                }
            }
        }
    }

    private static async Task LoadOwnersAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Entity is not (IAggregatePart or IRestoredRow { IsNamedByOwners: true }))
        {
            return;
        }

        foreach (var reference in entry.References.Where(reference => reference.Metadata is INavigation { IsOnDependent: true }))
        {
            if (reference.CurrentValue is null)
            {
                await reference.LoadAsync(cancellationToken);
            }

            if (reference.TargetEntry is { } owner)
            {
                await LoadOwnersAsync(owner, cancellationToken);
            }
        }
    }

    private static bool IsStill(EntityEntry entry, KeyValuePair<string, JsonElement> after)
    {
        var property = entry.Property(after.Key);
        return RowImage.IsComputed(entry, property.Metadata)
            || JsonElement.DeepEquals( // the same text may be escaped in two ways
                JsonSerializer.SerializeToElement(property.CurrentValue, property.Metadata.ClrType, RowImage.Json), after.Value);
    }

    private static object? Value(IReadOnlyPropertyBase property, JsonElement value) => value.Deserialize(property.ClrType, RowImage.Json);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
