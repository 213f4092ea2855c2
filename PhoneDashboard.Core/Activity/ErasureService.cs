using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Activity;

/// <summary>Takes a person out of the audit trail, on request of that person: names and values go, who acted and when stays.</summary>
public sealed class ErasureService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>What the entries say instead of the name.</summary>
    public const string ErasedName = "Erased person";

    private static readonly string[] KindsOfAPerson = [.. Enum.GetNames<ContactMethodKind>(), nameof(AppDevice)];

    /// <summary>Whether entries of this kind of thing are about a phone user.</summary>
    public static bool IsAboutAPerson(string kind) => kind == nameof(PhoneUser) || KindsOfAPerson.Contains(kind);

    /// <summary>
    /// What erasing the person of an entry would do; null when the entry is about no phone user, or there is nothing to erase.
    /// </summary>
    public async Task<ErasurePreview?> PreviewAsync(Actor actor, long entryId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadAudit);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var entry = await db.Audit.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == entryId, cancellationToken);
        if (entry is null || await UserOfAsync(db, entry, cancellationToken) is not { } userId)
        {
            return null;
        }

        var things = await ThingsAsync(db, userId, cancellationToken);
        var entries = await EntriesAsync(db, things, cancellationToken);
        var name = await db.Audit
            .Where(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == userId)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => entry.ItemName)
            .FirstOrDefaultAsync(cancellationToken);
        var snapshots = await SnapshotsAsync(db, things, cancellationToken);
        var stillThere = await db.Users.AnyAsync(user => user.Id == userId, cancellationToken);
        return entries.Count == 0 && snapshots.Count == 0
            ? null
            : new ErasurePreview(userId, name ?? entry.ItemName, entries.Count, snapshots.Count, stillThere);
    }

    /// <summary>
    /// Erases the person from all entries about the user, the contact methods and the devices, with the snapshots that hold them, and all
    /// calls from and to the line. It is an entry itself, without the name.
    /// </summary>
    public async Task<Result<Done>> EraseAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ReadAudit);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var things = await ThingsAsync(db, userId, cancellationToken); // reads all that was ever created, so not in the turn to write

        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        await EraseFromFlowsAsync(db, userId, things, cancellationToken);
        var key = TextKey.Fold(ErasedName);
        foreach (var ids in (await EntriesAsync(db, things, cancellationToken)).Chunk(500))
        {
            await db.Set<AuditField>().Where(field => ids.Contains(field.EntryId)).ExecuteDeleteAsync(CancellationToken.None);
            await db.Audit.Where(entry => ids.Contains(entry.Id)).ExecuteUpdateAsync(update => update
                .SetProperty(entry => entry.ItemName, ErasedName)
                .SetProperty(entry => entry.ItemKey, key)
                .SetProperty(entry => entry.ChangesJson, "[]")
                .SetProperty(entry => entry.SnapshotId, (long?)null), CancellationToken.None);
        }

        foreach (var ids in (await SnapshotsAsync(db, things, cancellationToken)).Chunk(500))
        {
            await db.Snapshots.Where(snapshot => ids.Contains(snapshot.Id)).ExecuteDeleteAsync(CancellationToken.None);
        }

        foreach (var ids in things.Where(thing => thing.Kind == nameof(ContactMethodKind.AppLine)).Select(thing => thing.Id).Chunk(500))
        {
            await db.Calls.Where(call => ids.Contains(call.CallingLineId ?? 0) || ids.Contains(call.CalledLineId ?? 0))
                .ExecuteDeleteAsync(CancellationToken.None);
        }

        write.Note(
            AuditAction.Erased, new PhoneUser { Id = userId, FirstName = ErasedName.Split(' ')[0], LastName = ErasedName.Split(' ')[1] });
        return await write.SaveAsync();
    }

    private static async Task<long?> UserOfAsync(DashboardDb db, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (entry.ItemKind == nameof(PhoneUser))
        {
            return entry.ItemId;
        }

        if (!KindsOfAPerson.Contains(entry.ItemKind))
        {
            return null;
        }

        var present = (await AuditItems.FindAsync(db, entry.ItemKind, [entry.ItemId], cancellationToken)).SingleOrDefault();
        var past = await db.Audit
            .Where(other => other.ItemKind == entry.ItemKind && other.ItemId == entry.ItemId)
            .Select(other => other.ChangesJson)
            .ToListAsync(cancellationToken);
        var owner = past.SelectMany(json => FieldChange.Read(json)).FirstOrDefault(change => change.Field == nameof(AppDevice.UserId));
        return present?.UserId
            ?? (long.TryParse((owner?.Before ?? owner?.After)?.Key, CultureInfo.InvariantCulture, out var id) ? id : null);
    }

    /// <summary>
    /// The user, and the contact methods and devices that the user has or had: what was created or deleted has an entry
    /// that says whose it was.
    /// </summary>
    private static async Task<HashSet<(string Kind, long Id)>> ThingsAsync(DashboardDb db, long userId, CancellationToken cancellationToken)
    {
        var things = new HashSet<(string, long)> { (nameof(PhoneUser), userId) };
        things.UnionWith((await db.ContactMethods
            .Where(method => method.UserId == userId)
            .Select(method => new { method.Kind, method.Id })
            .ToListAsync(cancellationToken)).Select(method => (method.Kind.ToString(), method.Id)));
        things.UnionWith(
            (await db.AppDevices.Where(device => device.UserId == userId).Select(device => device.Id).ToListAsync(cancellationToken))
                .Select(id => (nameof(AppDevice), id)));

        var id = userId.ToString(CultureInfo.InvariantCulture);
        var quoted = $"\"{id}\"";
        var past = db.Audit.AsNoTracking()
            .Where(entry => KindsOfAPerson.Contains(entry.ItemKind) && entry.Fields.Any(field => field.Field == nameof(AppDevice.UserId)))
            .Where(entry => entry.ChangesJson.Contains(quoted))
            .Select(entry => new { entry.ItemKind, entry.ItemId, entry.ChangesJson });
        await foreach (var entry in past.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (FieldChange.Read(entry.ChangesJson)
                .Exists(change => change.Field == nameof(AppDevice.UserId) && (change.Before ?? change.After)!.Key == id))
            {
                things.Add((entry.ItemKind, entry.ItemId));
            }
        }

        return things;
    }

    /// <summary>
    /// Call flows say by name whom their ring groups ring: told by the ids of the contact methods. Entries from before the trail kept ids
    /// have names only; another person of the same name goes with it there: rather one name too many than one too few.
    /// </summary>
    private static async Task EraseFromFlowsAsync(
        DashboardDb db, long userId, HashSet<(string Kind, long Id)> things, CancellationToken cancellationToken)
    {
        var names = await db.Audit
            .Where(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == userId && entry.ItemName != ErasedName)
            .Select(entry => entry.ItemName)
            .Union(db.Users.Where(user => user.Id == userId).Select(user => user.FirstName + " " + user.LastName)) // older than its entries
            .ToListAsync(cancellationToken);
        var methods = things.Where(thing => thing.Kind != nameof(AppDevice) && thing.Kind != nameof(PhoneUser))
            .Select(thing => thing.Id)
            .ToHashSet();
        var entries = db.Audit.Where(
            entry => entry.ItemKind == nameof(CallFlow) && entry.Fields.Any(field => field.Field == CallFlowFields.Destinations));
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            entry.ChangesJson = FieldChange.Write(
                FieldChange.Read(entry.ChangesJson).Select(change => change.Field != CallFlowFields.Destinations ? change : change with
                {
                    Before = Without(change.Before, methods, names),
                    After = Without(change.After, methods, names),
                }));
        }
    }

    private static FieldValue? Without(FieldValue? value, HashSet<long> methods, List<string> names) => value switch
    {
        null => null,
        { Text: { } text } => FieldValue.Of(names.Aggregate(text, Erased)),
        _ => FieldValue.Of(value.Members.Select(member =>
            member.Id is { } id && methods.Contains(id) ? member with { Words = names.Aggregate(member.Words!, Erased) } : member)),
    };

    private static string Erased(string text, string name) => text.Replace(name, ErasedName, StringComparison.Ordinal);

    private static async Task<List<long>> EntriesAsync(
        DashboardDb db, HashSet<(string Kind, long Id)> things, CancellationToken cancellationToken)
    {
        var entries = new List<long>();
        foreach (var kind in things.GroupBy(thing => thing.Kind, thing => thing.Id))
        {
            var ids = kind.ToList();
            entries.AddRange(await db.Audit.Where(entry => entry.ItemKind == kind.Key && ids.Contains(entry.ItemId)
                && entry.Action != AuditAction.Erased && (entry.ItemName != ErasedName || entry.ChangesJson != "[]"))
                .Select(entry => entry.Id).ToListAsync(cancellationToken));
        }

        return entries;
    }

    /// <summary>The snapshots that hold a row of the person: an array of objects with "Entity" and "Key".</summary>
    private static async Task<List<long>> SnapshotsAsync(
        DashboardDb db, HashSet<(string Kind, long Id)> things, CancellationToken cancellationToken)
    {
        var keys = things.Select(thing => (thing.Kind, thing.Id.ToString(CultureInfo.InvariantCulture))).ToHashSet();
        var found = new List<long>();
        await foreach (var snapshot in db.Snapshots
            .AsNoTracking()
            .Select(snapshot => new { snapshot.Id, snapshot.RowsJson })
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            using var rows = JsonDocument.Parse(snapshot.RowsJson);
            if (rows.RootElement
                .EnumerateArray()
                .Any(row => keys.Contains((row.GetProperty("Entity").ToString(), row.GetProperty("Key").ToString()))))
            {
                found.Add(snapshot.Id);
            }
        }

        return found;
    }
}
