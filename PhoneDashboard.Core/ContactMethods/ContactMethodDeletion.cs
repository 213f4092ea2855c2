using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>
/// Deletes contact methods other than lines, which go with their users; numbers and audio files stay (Specification 4.7).
/// </summary>
public sealed class ContactMethodDeletion(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>What goes or changes, or null when it is gone already.</summary>
    public async Task<ContactMethodDeletePreview?> PreviewAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db.ContactMethods.AsNoTracking(), id, cancellationToken) is { } method
            ? new ContactMethodDeletePreview(
                $"{method.Name} of {method.User.FullName}",
                [.. NumberClaims.FreedWith(method)],
                await LostDestinations.PreviewAsync(db, [id], cancellationToken))
            : null;
    }

    /// <summary>Deletes it. Never refused; NotFound when it, or a replacement, is gone already.</summary>
    /// <param name="actor">Who deletes.</param>
    /// <param name="id">The contact method.</param>
    /// <param name="replacements">Ring groups that would be left empty, and the contact method that each rings instead.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    public async Task<Result<Done>> DeleteAsync(
        Actor actor, long id, IReadOnlyDictionary<long, long>? replacements = null, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await FindAsync(db.ContactMethods, id, cancellationToken) is not { } method)
        {
            return ContactMethodForms.Gone;
        }

        if (await LostDestinations.ReplaceAsync(db, [id], replacements, cancellationToken) is { } problem)
        {
            return problem;
        }

        db.Remove(method);
        return await write.SaveAsync();
    }

    private static Task<ContactMethod?> FindAsync(IQueryable<ContactMethod> methods, long id, CancellationToken cancellationToken) =>
        ContactMethodForms.Whole(methods)
            .SingleOrDefaultAsync(method => method.Id == id && method.Kind != ContactMethodKind.AppLine, cancellationToken);
}
