using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Views;

namespace PhoneDashboard.Core.Activity;

/// <summary>What the Activity table can be ordered, filtered and searched by; for the page and the export alike.</summary>
internal static class ActivityLists
{
    // Reading a row and comparing it takes about 2 µs.
    private const int FewEntries = 20_000;

    private static readonly TextIndex<AuditEntry> Index = new TextIndex<AuditEntry>("AuditTexts", entry => entry.Id)
        .Column("Actor", entry => entry.ActorKey)
        .Column("Item", entry => entry.ItemKey);

    /// <summary>
    /// Sort: when. Filters: person, item, kind, field, from and to (days such as 2026-03-02, both included). Counted as far as a search is.
    /// </summary>
    /// <param name="zone">Whose days they are.</param>
    /// <param name="few">See <see cref="ListDefinition{T}.InOrderOfIds"/>.</param>
    internal static ListDefinition<AuditEntry> Definition(
        TimeZoneInfo zone, int few = FewEntries) => new ListDefinition<AuditEntry>(entry => entry.Id)
        .CountedSoFar()
        .InOrderOfIds(few)
        .Sort("when", entry => entry.Utc)
        .In(Index)
        .FilterText("person", SearchWords.Words, "Actor")
        .FilterText("item", NumberSearch.Anything, "Item")
        .Filter("kind", (entries, kind) => entries.Where(entry => entry.ItemKind == kind))
        .FilterSet("field", WithField)
        .Filter(
            "from",
            (entries, day) => Midnight(day, 0, zone) is { } from ? entries.Where(entry => entry.Utc >= from) : entries.Where(_ => false))
        .Filter(
            "to", (entries, day) => Midnight(day, 1, zone) is { } end ? entries.Where(entry => entry.Utc < end) : entries.Where(_ => false))
        .Search(NumberSearch.Anything, "Actor", "Item");

    /// <summary>
    /// What this actor may see: team accounts, their saved views, sign-ins and settings are for those who read the whole audit trail
    /// (Specification 6).
    /// </summary>
    internal static IQueryable<AuditEntry> Visible(DashboardDb db, Actor actor)
    {
        var entries = db.Audit.AsNoTracking();
        return actor.May(Permission.ReadAudit)
            ? entries
            : entries.Where(entry => entry.ItemKind != nameof(TeamAccount) && entry.ItemKind != nameof(SavedView)
                && entry.ItemKind != nameof(AccountSettings));
    }

    /// <summary>The table's own order is the newest first.</summary>
    internal static ListQuery NewestFirst(ListQuery query) => query.Sort is null ? query with { Descending = true } : query;

    private static IdSet<AuditEntry> WithField(DashboardDb db, string field) => new(
        db.Set<AuditField>().Where(changed => changed.Field == field).Select(changed => changed.EntryId),
        entry => entry.Fields.Any(changed => changed.Field == field));

    /// <summary>When the day, or a later one, begins, UTC. Null when it is none.</summary>
    private static DateTime? Midnight(string text, int daysLater, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 1900 or > 9000)
        {
            return null;
        }

        var midnight = day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15); // where the clock goes forward at midnight, the day begins later
        }

        // Where the clock goes back over midnight, the day begins with the earlier of the two.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return DateTime.SpecifyKind(midnight - offset, DateTimeKind.Utc);
    }
}
