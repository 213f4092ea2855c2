using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.AppLines;

/// <summary>The lines: they come and go with their user, so there is neither create nor delete here.</summary>
public sealed class AppLineService(IDbContextFactory<DashboardDb> dbFactory, IOptions<SipOptions> sip, TimeProvider time)
{
    /// <summary>What this installation does with the calls of lines.</summary>
    public async Task<LinePhones> PhonesAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AccountSettings.AnyAsync(settings => settings.SipDomain != null, cancellationToken)
            ? new LinePhones(
                AreOn: true, sip.Value.MediaServer is not null, await LineStatusUpdate.SilentTrunksAsync(db, cancellationToken))
            : LinePhones.Off;
    }

    /// <summary>A page of the App Configurations table; see Specification 4.3 for its filters.</summary>
    public async Task<ListPage<AppLineRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await AppLineLists.Definition(db)
            .PageAsync(db, db.AppLines.AsNoTracking(), query, AppLineRow.Of(time.GetUtcNow().UtcDateTime), cancellationToken);
        await AppLineLists.FillAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>The line of a user, or null when there is no such user.</summary>
    public async Task<long?> IdOfUserAsync(Actor actor, long userId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AppLines
            .Where(line => line.UserId == userId)
            .Select(line => (long?)line.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The line as the dialog opens it, or null when it is gone.</summary>
    public async Task<AppLineDetails?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var line = await AppLineChanges.Whole(db).AsNoTracking().SingleOrDefaultAsync(line => line.Id == id, cancellationToken);
        return line is null ? null : new AppLineDetails(
            line.Id,
            line.UserId,
            line.User.FirstName,
            line.User.FullName,
            line.User.Email is not null,
            await db.CallFlowDestinations.AnyAsync(destination => destination.ContactMethodId == id, cancellationToken),
            line.IsConfigured,
            AppLineChanges.EditOf(line));
    }

    /// <summary>
    /// Everything of a colleague's line but the numbers: DID Numbers, Internal Numbers, Caller IDs and the Internal Caller ID stay with the
    /// colleague (Specification 4.2). Null when the line is gone.
    /// </summary>
    public async Task<AppLineEdit?> CopyAsync(Actor actor, long fromUserId, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var line = await AppLineChanges.Whole(db).AsNoTracking().SingleOrDefaultAsync(line => line.UserId == fromUserId, cancellationToken);
        if (line is null)
        {
            return null;
        }

        var copy = AppLineChanges.EditOf(line);
        copy.Version = 0;
        copy.DidNumberIds = [];
        copy.InternalNumberIds = [];
        copy.CallerIdIds = [];
        copy.InternalCallerIdId = null;
        return copy;
    }

    /// <summary>
    /// Saves the whole form, or nothing. Invalid: a rule of Specification 4.4 is broken; Taken: a number has another owner, who is named;
    /// Changed: somebody saved the line since it was read; NotFound: the line, or something chosen, is gone.
    /// </summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="id">The line.</param>
    /// <param name="edit">The form.</param>
    /// <param name="takeOvers">Numbers that the person agreed to take from others; from nobody else they are taken.</param>
    /// <param name="cancellationToken">Stops the wait for the turn to write.</param>
    public async Task<Result<AppLineSaved>> SaveAsync(
        Actor actor,
        long id,
        AppLineEdit edit,
        IReadOnlyCollection<NumberTakeOver>? takeOvers = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);

        var found = await write.FindForEditAsync(AppLineChanges.Whole(db).Where(line => line.Id == id), edit.Version,
            new Problem(ProblemKind.NotFound, "This line is gone: its user has been deleted."), cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var line = found.Value;

        var claims = new NumberClaims(db, line, takeOvers ?? []);
        var problems = await AppLineChanges.ApplyAsync(db, line, edit, claims, cancellationToken);
        if (problems.Count > 0)
        {
            return problems;
        }

        var devices = await db.AppDevices.CountAsync(
            device => device.UserId == line.UserId && device.SignedOutUtc == null, cancellationToken);
        var moved = claims.Moved;
        if (moved is not null)
        {
            write.MakeUndoable(moved);
        }

        var isMailed = await db.Invites.AnyAsync(
            invite => invite.UserId == line.UserId && invite.SentUtc != null && invite.RevokedUtc == null, cancellationToken);
        return await write.SaveAsync(() => new AppLineSaved(
            line.UserId,
            line.User.FirstName,
            line.User.FullName,
            line.User.Email is not null,
            isMailed,
            devices,
            moved is null ? null : $"{moved}.",
            write.UndoId));
    }
}
