using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Email;

/// <summary>Reads how far the mail queue is behind. It says nothing about any mail, so nobody needs a permission for it.</summary>
public sealed class OutboxLag(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>As it is now, held or not.</summary>
    public async Task<OutboxDepth> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var queued = db.Outbox.Where(mail => mail.State == OutboxState.Queued && !mail.IsHeld);
        var waiting = await queued.CountAsync(cancellationToken);
        var oldest = await queued.Where(mail => mail.NextAttemptUtc <= now)
            .MinAsync(mail => (DateTime?)mail.NextAttemptUtc, cancellationToken);
        return new OutboxDepth(waiting, oldest is { } due ? now - due : TimeSpan.Zero);
    }
}
