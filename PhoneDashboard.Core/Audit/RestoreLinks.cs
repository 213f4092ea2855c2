using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Audit;

/// <summary>Things that the audit trail keeps by their names, joined with commas: from ids to that text, and back.</summary>
/// <param name="all">The ids and names of all there are.</param>
/// <param name="words">A name as people read it.</param>
internal sealed class RestoreLinks(Func<DashboardDb, IQueryable<RestoreLinks.Link>> all, Func<string, string> words)
{
    private const string Comma = ", ";
    private const int CommasInAName = 4;

    internal static readonly RestoreLinks DidNumbers = new(db => db.DidNumbers.Select(did => new Link { Id = did.Id, Name = did.Digits }), E164.Format);

    internal static readonly RestoreLinks InternalNumbers = new(db => db.InternalNumbers.Select(number => new Link { Id = number.Id, Name = number.Digits }), digits => $"Internal Number {digits}");

    internal static readonly RestoreLinks DeliveryMethods = new(db => db.DeliveryMethods.Select(method => new Link { Id = method.Id, Name = method.Name }), name => name);

    /// <summary>A Problem that names the thing when it is gone.</summary>
    internal static async Task<Problem?> MissingAsync(DashboardDb db, string kind, long id, CancellationToken cancellationToken)
    {
        if ((await AuditItems.FindAsync(db, kind, [id], cancellationToken)).Count > 0)
        {
            return null;
        }

        var name = await db.Audit.Where(entry => entry.ItemKind == kind && entry.ItemId == id).OrderByDescending(entry => entry.Id).Select(entry => entry.ItemName).FirstOrDefaultAsync(cancellationToken);
        return Missing(name is null ? $"The {AuditWords.Kind(kind)} of that time" : $"{AuditWords.Kind(kind)} {name}");
    }

    /// <summary>The names in the order of the ids.</summary>
    internal async Task<string?> TextAsync(DashboardDb db, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var names = (await all(db).Where(link => ids.Contains(link.Id)).ToListAsync(cancellationToken)).ToDictionary(link => link.Id, link => link.Name);
        return ids.Count == 0 ? null : string.Join(Comma, ids.Where(names.ContainsKey).Select(id => names[id]));
    }

    /// <summary>The ids in the order of the names. NotFound when one of them is gone: it is named.</summary>
    internal async Task<Result<List<long>>> IdsAsync(DashboardDb db, string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return new List<long>();
        }

        var possible = Possible(text.Split(Comma)).Distinct().ToList();
        var present = await all(db).Where(link => possible.Contains(link.Name)).ToListAsync(cancellationToken);
        var ids = new List<long>();
        for (var rest = text; rest.Length > 0;)
        {
            var found = present.Where(link => rest == link.Name || rest.StartsWith(link.Name + Comma, StringComparison.Ordinal)).MaxBy(link => link.Name.Length);
            if (found is null)
            {
                return Missing(words(rest.Split(Comma)[0]));
            }

            ids.Add(found.Id);
            rest = rest[Math.Min(rest.Length, found.Name.Length + Comma.Length)..];
        }

        return ids;
    }

    // A name may have a comma in it, and even several.
    private static IEnumerable<string> Possible(string[] parts) =>
        from start in Enumerable.Range(0, parts.Length)
        from length in Enumerable.Range(1, Math.Min(CommasInAName + 1, parts.Length - start))
        select string.Join(Comma, parts.Skip(start).Take(length));

    private static Problem Missing(string what) => new(ProblemKind.NotFound, $"{what} has been deleted, so this value can't be put back.");

    /// <summary>A thing and its name.</summary>
    internal sealed class Link
    {
        public long Id { get; init; }

        public required string Name { get; init; }
    }
}
