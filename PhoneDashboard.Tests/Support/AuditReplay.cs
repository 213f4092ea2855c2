using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Follows the audit trail from its first entry on: each entry must begin where the one before ended, and the last must
/// end at what is there.
/// </summary>
internal static class AuditReplay
{
    private static readonly string[] Kinds = [nameof(PhoneUser), nameof(AppLine)];

    /// <summary>Where the trail and the users and lines differ, a sentence each.</summary>
    internal static async Task<IReadOnlyList<string>> DifferencesAsync(DashboardDb db)
    {
        var differences = new List<string>();
        var told = new Dictionary<(string Kind, long Id), Item>();
        foreach (var entry in await db.Audit
            .AsNoTracking()
            .Where(entry => Kinds.Contains(entry.ItemKind))
            .OrderBy(entry => entry.Id)
            .ToListAsync())
        {
            differences.AddRange(Follow(told, entry));
        }

        var present = await PresentAsync(db);
        foreach (var key in told.Keys.Union(present.Keys))
        {
            var (one, other) = (told.GetValueOrDefault(key), present.GetValueOrDefault(key));
            if (one?.ToString() != other?.ToString())
            {
                differences.Add($"{key} is {other?.ToString() ?? "gone"}, and the trail says {one?.ToString() ?? "gone"}");
            }
        }

        return differences;
    }

    private static IEnumerable<string> Follow(Dictionary<(string Kind, long Id), Item> told, AuditEntry entry)
    {
        if (entry.Action is not (AuditAction.Created or AuditAction.Changed or AuditAction.Deleted or AuditAction.Restored))
        {
            yield break;
        }

        var key = (entry.ItemKind, entry.ItemId);
        var before = told.GetValueOrDefault(key) ?? new Item(0, []);
        var fields = new SortedDictionary<string, string>(before.Fields, StringComparer.Ordinal);
        foreach (var change in FieldChange.Read(entry.ChangesJson))
        {
            if (fields.GetValueOrDefault(change.Field) != TrailText.Before(change))
            {
                yield return $"Entry {entry.Id} of {key} says that {change.Field} was {TrailText.Before(change)}, and it was "
                    + $"{fields.GetValueOrDefault(change.Field)}";
            }

            fields.Remove(change.Field);
            if (TrailText.After(change) is { } after)
            {
                fields.Add(change.Field, after);
            }
        }

        if (entry.Action == AuditAction.Deleted)
        {
            told.Remove(key);
        }
        else
        {
            told[key] = new Item(entry.ItemVersion, fields);
        }
    }

    // The trail itself words what is there: as what would be lost if all of it were deleted.
    private static async Task<Dictionary<(string Kind, long Id), Item>> PresentAsync(DashboardDb db)
    {
        db.RemoveRange(await PhoneUserDeletion.Whole(db.Users).ToListAsync());
        var entries = new AuditTrail()
            .Collect(db.ChangeTracker)
            .Entries(TestActors.Administrator, DateTime.UnixEpoch)
            .Where(entry => Kinds.Contains(entry.ItemKind));
        return entries.ToDictionary(
            entry => (entry.ItemKind, entry.ItemId),
            entry => new Item(entry.ItemVersion, new SortedDictionary<string, string>(
                FieldChange.Read(entry.ChangesJson)
                    .ToDictionary(change => change.Field, change => TrailText.Before(change)!), StringComparer.Ordinal)));
    }

    private sealed record Item(long Version, SortedDictionary<string, string> Fields)
    {
        public override string ToString() =>
            $"version {Version} with {string.Join("; ", Fields.Select(field => $"{field.Key}: {field.Value}"))}";
    }
}
