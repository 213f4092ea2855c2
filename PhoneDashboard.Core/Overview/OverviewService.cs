using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Overview;

/// <summary>What needs attention today: counted in the database, with a few rows of each list.</summary>
public sealed class OverviewService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
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
            await InvitationsAsync(db, figures.Lines, now, cancellationToken),
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

    private static async Task<InviteFigures> InvitationsAsync(DashboardDb db, int users, DateTime now, CancellationToken cancellationToken)
    {
        // Once over the invites, for the states and the steps alike.
        var state = InviteStates.Of(now);
        Expression<Func<Invite, InviteFacts>> facts = invite =>
            new InviteFacts { State = state.Call(invite), Furthest = InviteStates.Furthest.Call(invite) };
        var groups = await db.Invites.Select(facts.Expand()).GroupBy(invite => new { invite.State, invite.Furthest })
            .Select(group => new { group.Key.State, group.Key.Furthest, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new InviteFigures(
            [.. InviteStates.Steps.Select(step =>
                new InviteStep(step, groups.Where(group => InviteStates.From(step).Contains(group.Furthest)).Sum(group => group.Count)))],
            groups.Where(group => group.State == InviteState.WrittenToFolder).Sum(group => group.Count),
            groups.Where(group => group.State == InviteState.Failed).Sum(group => group.Count),
            groups.Where(group => group.State == InviteState.Expired).Sum(group => group.Count),
            users - groups.Sum(group => group.Count));
    }

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

    // Properties, not a constructor: only then can the database group by them.
    private sealed record InviteFacts
    {
        public required InviteState State { get; init; }

        public required InviteState Furthest { get; init; }
    }
}
