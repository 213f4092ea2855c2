using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Ring groups that lose a destination with contact methods that are deleted (Specification 4.7).</summary>
public sealed class LostDestinations(IDbContextFactory<DashboardDb> dbFactory)
{
    private static readonly TextIndex<ContactMethod> UsersTexts =
        PhoneUserLists.Texts<ContactMethod>(method => method.User, method => method.UserId);

    /// <summary>
    /// Contact methods, by user, that a ring group may ring instead: those of users whose name or address has all words of the text.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="exceptUserId">A user who is deleted, or null.</param>
    /// <param name="exceptId">A contact method that is deleted, or null.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The contact method's id with its user and itself in words.</returns>
    public async Task<IReadOnlyList<NamedItem>> FindReplacementsAsync(
        Actor actor,
        string? text,
        long? exceptUserId = null,
        long? exceptId = null,
        int take = 20,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var callable = db.ContactMethods.AsNoTracking().Where(method =>
            method.UserId != exceptUserId && method.Id != exceptId && method.Kind != ContactMethodKind.EmailMethod);
        var found = await UsersTexts.FindAsync(db, callable, text, PhoneUserLists.Called, cancellationToken);
        return await found
            .OrderBy(method => method.User.NameKey).ThenBy(method => method.Id)
            .Take(take)
            .Select(method => new NamedItem(method.Id, method.User.FirstName + " " + method.User.LastName + ", " + method.Name)
            {
                Detail = method.User.Email ?? method.User.Department,
            })
            .ToListAsync(cancellationToken);
    }

    /// <summary>The ring groups that ring any of the contact methods.</summary>
    internal static async Task<IReadOnlyList<LosingRingGroup>> PreviewAsync(
        DashboardDb db, IReadOnlyCollection<long> methodIds, CancellationToken cancellationToken) =>
        [.. (await RingGroups(db.CallFlowObjects.AsNoTracking(), methodIds).ToListAsync(cancellationToken)).Select(group =>
            new LosingRingGroup(
                group.Id,
                $"{group.Tab.CallFlow.Name}, {group.Tab.Name}, {group.Name}",
                group.Destinations.TrueForAll(destination => methodIds.Contains(destination.ContactMethodId))))];

    /// <summary>
    /// Takes the contact methods out of all ring groups, and puts in what each rings instead. NotFound: that is gone; then nothing must be
    /// saved.
    /// </summary>
    /// <param name="db">The open write.</param>
    /// <param name="methodIds">The contact methods that are deleted.</param>
    /// <param name="replacements">By ring group, the contact method that it rings instead.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<Problem?> ReplaceAsync(
        DashboardDb db,
        IReadOnlyCollection<long> methodIds,
        IReadOnlyDictionary<long, long>? replacements,
        CancellationToken cancellationToken)
    {
        foreach (var group in await RingGroups(db.CallFlowObjects, methodIds).ToListAsync(cancellationToken))
        {
            db.RemoveRange(group.Destinations.Where(destination => methodIds.Contains(destination.ContactMethodId)));
            if (replacements?.TryGetValue(group.Id, out var replacementId) != true)
            {
                continue;
            }

            var replacement = await db.ContactMethods
                .Include(method => method.User)
                .SingleOrDefaultAsync(method => method.Id == replacementId && !methodIds.Contains(method.Id), cancellationToken);
            if (replacement is null)
            {
                return new Problem(ProblemKind.NotFound, $"What should ring in {group.Name} instead has been deleted. Choose another.");
            }

            if (group.Destinations.TrueForAll(destination => destination.ContactMethodId != replacementId))
            {
                group.Destinations.Add(new CallFlowDestination { ContactMethod = replacement, Object = group });
            }
        }

        return null;
    }

    /// <summary>The whole of each ring group: its destinations are one field of the audit trail.</summary>
    private static IQueryable<CallFlowObject> RingGroups(IQueryable<CallFlowObject> objects, IReadOnlyCollection<long> methodIds) => objects
        .Include(item => item.Tab).ThenInclude(tab => tab.CallFlow)
        .Include(item => item.Destinations).ThenInclude(destination => destination.ContactMethod).ThenInclude(method => method.User)
        .Where(item => item.Destinations.Any(destination => methodIds.Contains(destination.ContactMethodId)));
}
