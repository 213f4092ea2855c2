using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Team;

/// <summary>What open sessions ask. They take no actor: it is them who say who acts.</summary>
public sealed class TeamSessions(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time, ILogger<TeamSessions> logger)
{
    private static readonly Actor Sessions = Actor.System("Sign-in");

    /// <summary>Whether a session that began with this stamp still holds. One row by its key.</summary>
    public async Task<bool> IsLiveAsync(long accountId, string? stamp, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.TeamAccounts.AnyAsync(account => account.Id == accountId && !account.IsDisabled && account.SecurityStamp == stamp, cancellationToken);
    }

    /// <summary>Stamps the account with the time, where that can be written.</summary>
    public Task NoteSignInAsync(long accountId) => SideNote.TryAsync(logger, () => StampAsync(accountId));

    private async Task StampAsync(long accountId)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Sessions);
        if (await db.TeamAccounts.SingleOrDefaultAsync(account => account.Id == accountId) is { } account)
        {
            account.LastSignInUtc = time.GetUtcNow().UtcDateTime;
            await db.TrySaveAsync(() => default(Done));
        }
    }
}
