using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Overview;

/// <summary>What needs attention today: counted in the database, with a few rows of each list.</summary>
public sealed class OverviewService(IDbContextFactory<DashboardDb> dbFactory, MailWebhook webhook, TimeProvider time)
{
    private const int LongestList = 8, FailedShown = 4;

    /// <summary>The overview as of now. Needs <see cref="Permission.Read"/>.</summary>
    public async Task<DashboardOverview> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var figures = await FiguresAsync(db, cancellationToken);
        return new DashboardOverview(
            figures,
            await InvitationsAsync(db, now, cancellationToken),
            await LinesInNeedAsync(db, cancellationToken),
            await NewsAsync(FailedInvites(db, now), now, cancellationToken),
            await NewsAsync(LatestInvites(db), now, cancellationToken),
            await FirstStepsAsync(db, cancellationToken));
    }

    private static async Task<OverviewFigures> FiguresAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        // Exactly one line per user, and far fewer users than contact methods.
        var lines = await db.Users.CountAsync(cancellationToken);
        var byStatus = await db.AppLines.Where(line => line.Status != AppLineStatus.Configured).GroupBy(line => line.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Status, group => group.Count, cancellationToken);
        var devices = await db.AppDevices.Where(device => device.SignedOutUtc == null).GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Users = group.Select(device => device.UserId).Distinct().Count() })
            .SingleOrDefaultAsync(cancellationToken);
        var dids = await db.DidNumbers.CountAsync(cancellationToken);
        return new OverviewFigures(
            lines,
            byStatus.GetValueOrDefault(AppLineStatus.Unconfigured),
            byStatus.GetValueOrDefault(AppLineStatus.NeedsAttention),
            devices?.Count ?? 0,
            devices?.Users ?? 0,
            dids,
            dids - await db.DidAssignments.CountAsync(cancellationToken));
    }

    private async Task<InviteFigures> InvitationsAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
    {
        // Each from one index, by the columns that the filters of the table ask too.
        var reached = await db.Users.GroupBy(user => user.InviteReached)
            .Select(group => new { Step = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Step, group => group.Count, cancellationToken);
        var state = InviteStates.OfUser(now);
        var states = await db.Users.GroupBy(state)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        var arePhonesOn = await db.AccountSettings.AnyAsync(settings => settings.SipDomain != null, cancellationToken);
        var stuck = await StuckGroups.ReadAsync(db, webhook.IsOn, arePhonesOn, now, cancellationToken);
        return new InviteFigures(
            states.GetValueOrDefault(InviteState.NotInvited),
            [
                .. InviteStates.Steps.Select(step => new InviteStep(
                    step, InviteStates.From(step).Sum(later => reached.GetValueOrDefault(later)), states.GetValueOrDefault(step))),
            ],
            states.GetValueOrDefault(InviteState.Revoked),
            stuck,
            stuck.Any(group => group.Reason == StuckReason.Failed) ? await CommonFailureAsync(db, cancellationToken) : null,
            webhook.IsOn,
            arePhonesOn);
    }

    private static Task<string?> CommonFailureAsync(DashboardDb db, CancellationToken cancellationToken) =>
        db.Users.Where(user => user.InviteStanding == InviteState.Failed)
            .GroupBy(user => user.Invite!.FailureReason)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => group.Key)
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<List<LineInNeed>> LinesInNeedAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var lines = await db.AppLines.Where(line => line.Status == AppLineStatus.NeedsAttention)
            .OrderBy(line => line.User.NameKey).ThenBy(line => line.Id)
            .Take(LongestList)
            .Select(line => new { line.Id, line.UserId, UserName = line.User.FirstName + " " + line.User.LastName, line.Attention })
            .ToListAsync(cancellationToken);
        return [.. lines.Select(line => new LineInNeed(line.Id, line.UserId, line.UserName, [.. line.Attention.Sentences()]))];
    }

    private static IQueryable<Invite> FailedInvites(DashboardDb db, DateTime now)
    {
        var state = InviteStates.Of(now);
        Expression<Func<Invite, bool>> failed = invite => invite.FailedUtc != null && state.Call(invite) == InviteState.Failed;
        return db.Invites.Where(failed.Expand()).OrderByDescending(invite => invite.FailedUtc).Take(FailedShown);
    }

    private static IQueryable<Invite> LatestInvites(DashboardDb db) =>
        db.Invites.Where(invite => invite.QueuedUtc != null).OrderByDescending(invite => invite.QueuedUtc).Take(LongestList);

    private static Task<List<InviteNews>> NewsAsync(IQueryable<Invite> invites, DateTime now, CancellationToken cancellationToken)
    {
        var state = InviteStates.Of(now);
        Expression<Func<Invite, InviteNews>> news = invite =>
            new InviteNews(
                invite.UserId,
                invite.User.FirstName + " " + invite.User.LastName,
                state.Call(invite),
                invite.FailureReason,
                invite.QueuedUtc);
        return invites.Select(news.Expand()).ToListAsync(cancellationToken);
    }

    private static async Task<FirstSteps> FirstStepsAsync(DashboardDb db, CancellationToken cancellationToken) => new(
        await db.AccountSettings.AnyAsync(settings => settings.Country != null, cancellationToken),
        await db.DidNumbers.AnyAsync(did => did.Enabled && did.TrunkId != null, cancellationToken),
        await db.InternalNumbers.AnyAsync(cancellationToken),
        await db.AppLines.AnyAsync(line => line.IsConfigured, cancellationToken),
        await db.Invites.AnyAsync(cancellationToken),
        await db.Users.AnyAsync(cancellationToken));
}
