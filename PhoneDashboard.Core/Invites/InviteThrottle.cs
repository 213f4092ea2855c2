using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Invites;

/// <summary>How often one user may be invited (Specification 4.6).</summary>
internal static class InviteThrottle
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>When invites of the last day entered the queue, UTC, by user; the latest first.</summary>
    internal static async Task<ILookup<long, DateTime>> LatelyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
    {
        var dayAgo = now - Day;
        var lately = await db.Outbox
            .Where(mail => userIds.Contains(mail.UserId!.Value) && mail.Kind == OutboxKind.Invite && mail.State != OutboxState.Cancelled
                && mail.CreatedUtc > dayAgo
                    && mail.CreatedUtc <= now) // one from the time before the clock was set back would keep the next waiting for as long
            .OrderByDescending(mail => mail.CreatedUtc)
            .Select(mail => new { UserId = mail.UserId!.Value, mail.CreatedUtc })
            .ToListAsync(cancellationToken);
        return lately.ToLookup(mail => mail.UserId, mail => mail.CreatedUtc);
    }

    /// <summary>When the next may go after the most that a day allows; null while there were fewer.</summary>
    internal static DateTime? NextDay(DateTime[] lately) =>
        lately.Length >= InviteService.MostPerDay ? lately[InviteService.MostPerDay - 1] + Day : null;

    /// <summary>How long the next has to wait for the last; nothing or less when it may go.</summary>
    internal static TimeSpan Wait(DateTime[] lately, DateTime now) =>
        lately.Length == 0 ? TimeSpan.Zero : lately[0] + InviteService.LeastBetween - now;
}
