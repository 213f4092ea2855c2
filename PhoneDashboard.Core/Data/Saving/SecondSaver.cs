using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Activity;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>What the second of two savers of the same thing is told (Specification 5, rule 10).</summary>
internal static class SecondSaver
{
    /// <summary>Who changed the thing since <paramref name="version"/>, and which fields: Changed.</summary>
    internal static async Task<Problem> ChangedSinceAsync(
        this DashboardDb db, IAggregate item, long version, CancellationToken cancellationToken = default)
    {
        var kind = item.GetType().Name;
        var since = await db.Audit.AsNoTracking()
            .Where(entry => entry.ItemKind == kind && entry.ItemId == item.Id && entry.ItemVersion > version)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return new Problem(ProblemKind.Changed,
            "Somebody else saved this while you were editing. What you typed is still here; reload to see their version.",
            Detail: string.Join(' ', since.Select(Sentence)));
    }

    private static string Sentence(AuditEntry entry)
    {
        var fields = FieldChange.Read(entry.ChangesJson).Select(change => AuditWords.Field(entry.ItemKind, change.Field));
        return string.Create(CultureInfo.InvariantCulture,
            $"{entry.ActorName} changed {string.Join(", ", fields)} at {entry.Utc:yyyy-MM-dd HH:mm:ss} UTC.");
    }
}
