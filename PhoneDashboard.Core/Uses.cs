using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core;

/// <summary>Why something cannot be deleted: where it is used, without a list of thousands (Specification 5, rule 5).</summary>
internal static class Uses
{
    private const int Named = 5;

    /// <summary>The refusal with a use per line, or null when there is none.</summary>
    internal static Problem? Refusal(string message, params IEnumerable<string?> uses)
    {
        var lines = uses.OfType<string>().ToList();
        return lines.Count == 0 ? null : new Problem(ProblemKind.InUse, message, Detail: string.Join('\n', lines));
    }

    /// <summary>"Caller ID of Ann Lee, Bo Kim and 3 more", or null when there are none.</summary>
    internal static async Task<string?> WordsAsync(string relation, IQueryable<string> names, CancellationToken cancellationToken) =>
        await NamesAsync(names, cancellationToken) is { } words ? $"{relation} {words}" : null;

    /// <summary>The same of people, in order of their names; those of one name are told apart.</summary>
    internal static async Task<string?> PeopleAsync(
        DashboardDb db, string relation, IQueryable<PhoneUser> people, CancellationToken cancellationToken) =>
        await PeopleAsync(db, people, cancellationToken) is { } words ? $"{relation} {words}" : null;

    /// <summary>Their names only.</summary>
    internal static Task<string?> PeopleAsync(
        DashboardDb db, IQueryable<PhoneUser> people, CancellationToken cancellationToken) => NamesAsync(
        people.OrderBy(user => user.NameKey).ThenBy(user => user.Id).Select(PhoneUserLists.NameOf(db)), cancellationToken);

    /// <summary>The first five names in the order given: "Ann Lee, Bo Kim and 3 more"; null when there are none.</summary>
    private static async Task<string?> NamesAsync(IQueryable<string> names, CancellationToken cancellationToken)
    {
        var first = await names.Take(Named).ToListAsync(cancellationToken);
        if (first.Count == 0)
        {
            return null;
        }

        var more = first.Count < Named ? 0 : await names.CountAsync(cancellationToken) - Named;
        return string.Join(", ", first) + (more > 0 ? $" and {more} more" : "");
    }
}
