using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Users;

/// <summary>
/// Deletes a user with everything that is the user's; never numbers, audio, delivery methods or schedules (Specification 4.7).
/// </summary>
public sealed class PhoneUserDeletion(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly TextIndex<ContactMethod> UsersTexts =
        PhoneUserLists.Texts<ContactMethod>(method => method.User, method => method.UserId);

    /// <summary>What goes or changes, or null when the user is gone already.</summary>
    public async Task<DeletePreview?> PreviewAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var user = await Whole(db.Users.AsNoTracking()).SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
        if (user is null)
        {
            return null;
        }

        var groups = await RingGroups(db.CallFlowObjects.AsNoTracking(), userId).ToListAsync(cancellationToken);
        return new DeletePreview(
            user.FullName,
            [.. user.ContactMethods.Where(method => method is not AppLine).Select(method => method.Name)],
            [.. user.Devices.Where(device => device.SignedOutUtc is null).Select(device => device.Name)],
            user.Invite is { HasLink: true },
            [.. NumberClaims.FreedWith(user)],
            [.. groups.Select(group => new LosingRingGroup(
                group.Id,
                $"{group.Tab.CallFlow.Name}, {group.Tab.Name}, {group.Name}",
                group.Destinations.TrueForAll(d => d.ContactMethod.UserId == userId)))]);
    }

    /// <summary>
    /// Other users' contact methods, by user, that a ring group may ring instead: those of users whose name or address has all words of the
    /// text.
    /// </summary>
    /// <returns>The contact method's id with its user and itself in words.</returns>
    public async Task<IReadOnlyList<NamedItem>> FindDestinationsAsync(
        Actor actor, string? text, long exceptUserId, int take = 20, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var callable = db.ContactMethods
            .AsNoTracking()
            .Where(method => method.UserId != exceptUserId && method.Kind != ContactMethodKind.EmailMethod);
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

    /// <summary>
    /// Deletes the user. Never refused; NotFound when the user, or a replacement, is gone already.
    /// </summary>
    /// <param name="actor">Who deletes.</param>
    /// <param name="userId">The user.</param>
    /// <param name="replacements">Ring groups that would be left empty, and the contact method that each rings instead.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    public async Task<Result<Done>> DeleteAsync(
        Actor actor, long userId, IReadOnlyDictionary<long, long>? replacements = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);

        var user = await Whole(db.Users).SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
        if (user is null)
        {
            return new Problem(ProblemKind.NotFound, "This user has already been deleted.");
        }

        foreach (var group in await RingGroups(db.CallFlowObjects, userId).ToListAsync(cancellationToken))
        {
            db.RemoveRange(group.Destinations.Where(destination => destination.ContactMethod.UserId == userId));
            if (replacements?.TryGetValue(group.Id, out var replacementId) != true)
            {
                continue;
            }

            var replacement = await db.ContactMethods
                .Include(method => method.User)
                .SingleOrDefaultAsync(method => method.Id == replacementId && method.UserId != userId, cancellationToken);
            if (replacement is null)
            {
                return new Problem(ProblemKind.NotFound, $"What should ring in {group.Name} instead has been deleted. Choose another.");
            }

            if (group.Destinations.TrueForAll(destination => destination.ContactMethodId != replacementId))
            {
                group.Destinations.Add(new CallFlowDestination { ContactMethod = replacement, Object = group });
            }
        }

        // Sent mails lose their user too: an undo must know which.
        await db.Outbox.Where(mail => mail.UserId == userId).LoadAsync(cancellationToken);
        await InviteRotation.RevokeAsync(write, user, time.GetUtcNow().UtcDateTime, cancellationToken);
        db.Remove(user);
        return await write.SaveAsync();
    }

    /// <summary>Users with everything that goes with them.</summary>
    internal static IQueryable<PhoneUser> Whole(IQueryable<PhoneUser> users) => users
        .Include(user => user.ContactMethods).ThenInclude(method => method.DidNumbers).ThenInclude(did => did.DidNumber)
        .Include(user => user.ContactMethods).ThenInclude(method => method.InternalNumbers).ThenInclude(number => number.InternalNumber)
        .Include(user => user.ContactMethods).ThenInclude(method => ((AppLine)method).CallerIds).ThenInclude(callerId => callerId.DidNumber)
        .Include(user => user.ContactMethods).ThenInclude(method => ((AppLine)method).DeliveryMethods).ThenInclude(delivery =>
            delivery.DeliveryMethod)
        .Include(user => user.Devices)
        .Include(user => user.Credentials)
        .Include(user => user.Invite)
        .AsSplitQuery();

    /// <summary>The whole of each ring group: its destinations are one field of the audit trail.</summary>
    private static IQueryable<CallFlowObject> RingGroups(IQueryable<CallFlowObject> objects, long userId) => objects
        .Include(item => item.Tab).ThenInclude(tab => tab.CallFlow)
        .Include(item => item.Destinations).ThenInclude(destination => destination.ContactMethod).ThenInclude(method => method.User)
        .Where(item => item.Destinations.Any(destination => destination.ContactMethod.UserId == userId));
}
