using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Adds and edits contact methods other than lines (Specification 4.3a).</summary>
public sealed class ContactMethodForms(IDbContextFactory<DashboardDb> dbFactory)
{
    internal static readonly Problem Gone = new(ProblemKind.NotFound, "This contact method has been deleted in the meantime.");

    /// <summary>The contact method of that kind for its form, or null when there is none.</summary>
    public async Task<ContactMethodEdit?> GetAsync(
        Actor actor, ContactMethodKind kind, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var method = await Whole(db.ContactMethods.AsNoTracking())
            .SingleOrDefaultAsync(method => method.Id == id && method.Kind == kind, cancellationToken);
        if (method is null)
        {
            return null;
        }

        var edit = ContactMethodEdit.Of(kind);
        edit.Read(method);
        return edit;
    }

    /// <summary>What a text is as a number, before it is saved: for the box that shows it.</summary>
    public async Task<NumberReading> ReadNumberAsync(Actor actor, string? text, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return (await NumberReader.OfAsync(db, cancellationToken)).Read(text);
    }

    /// <summary>
    /// Saves the whole form, or nothing. Invalid: a rule is broken, or there is a question about a number; Taken: a number has another
    /// owner, who is named; Changed: somebody saved it since it was read; NotFound: it is gone, or its user, or something chosen.
    /// </summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="edit">The form; with Id 0 it adds a contact method.</param>
    /// <param name="takeOvers">Numbers that the person agreed to take from others; from nobody else they are taken.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    public async Task<Result<ContactMethodSaved>> SaveAsync(
        Actor actor,
        ContactMethodEdit edit,
        IReadOnlyCollection<NumberTakeOver>? takeOvers = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        if (Validation.Problems(edit) is { Count: > 0 } invalid)
        {
            return invalid;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var isNew = edit.Id == 0;
        var found = isNew ? edit.New() : await write.FindForEditAsync(
            Whole(db.ContactMethods).Where(method => method.Id == edit.Id && method.Kind == edit.Kind), edit.Version, Gone,
            cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        if (await db.Users.FindAsync([edit.UserId!.Value], cancellationToken) is not { } user)
        {
            return new Problem(ProblemKind.NotFound, "This user has been deleted. Choose another.", nameof(edit.UserId));
        }

        var method = found.Value;
        method.User = user;
        var problems = edit.Write(method, await NumberReader.OfAsync(db, cancellationToken)).ToList();
        var claims = new NumberClaims(db, method, takeOvers ?? []);
        if (edit is IInboundEdit inbound)
        {
            var dids = await InboundChanges.DidNumbersAsync(db, inbound.DidNumberIds, cancellationToken);
            problems.AddRange(await InboundChanges.ApplyAsync(db, method, inbound, dids, claims, cancellationToken));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        if (isNew)
        {
            db.Add(method);
        }

        var moved = claims.Moved;
        if (moved is not null)
        {
            write.MakeUndoable(moved, isNew ? claims.IsMoved : null); // the number goes back, and the new contact method stays
        }

        return await write.SaveAsync(() =>
            new ContactMethodSaved(method.Id, $"{method.Name} of {user.FullName}", moved is null ? null : $"{moved}.", write.UndoId));
    }

    /// <summary>Contact methods with everything that a form may change, and that goes with them.</summary>
    internal static IQueryable<ContactMethod> Whole(IQueryable<ContactMethod> methods) => methods
        .Include(method => method.User)
        .Include(method => method.VoicemailAudio)
        .Include(method => method.DidNumbers).ThenInclude(did => did.DidNumber)
        .Include(method => method.InternalNumbers).ThenInclude(number => number.InternalNumber)
        .AsSplitQuery();
}
