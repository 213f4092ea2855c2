using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Users;

/// <summary>
/// Deletes a user with everything that is the user's; never numbers, audio, delivery methods or schedules (Specification 4.7).
/// </summary>
public sealed class PhoneUserDeletion(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
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

        return new DeletePreview(
            user.FullName,
            [.. user.ContactMethods.Where(method => method is not AppLine).Select(method => method.Name)],
            [.. user.Devices.Where(device => device.SignedOutUtc is null).Select(device => device.Name)],
            user.Invite is { HasLink: true },
            [.. NumberClaims.FreedWith(user.ContactMethods)],
            await LostDestinations.PreviewAsync(db, MethodIds(user), cancellationToken));
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

        if (await LostDestinations.ReplaceAsync(db, MethodIds(user), replacements, cancellationToken) is { } problem)
        {
            return problem;
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

    private static long[] MethodIds(PhoneUser user) => [.. user.ContactMethods.Select(method => method.Id)];
}
