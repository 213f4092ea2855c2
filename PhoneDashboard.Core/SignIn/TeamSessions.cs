using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.SignIn;

/// <summary>What ways in and open sessions ask. They take no actor: it is them who say who acts.</summary>
public sealed class TeamSessions(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time, ILogger<TeamSessions> logger)
{
    private static readonly Actor Sessions = Actor.System("Sign-in");

    /// <summary>
    /// The one rule: whether the account may be in now. It is there, is not disabled, has joined, has the stamp that the step or the
    /// session began with, and more than the password was shown where the settings require that. Every way in asks before it gives a
    /// session, every request of a session asks again, and so does every open page every few seconds. One row by its key.
    /// </summary>
    public async Task<bool> MayBeInAsync(SignInStep step, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.TeamAccounts.AnyAsync(
            account => account.Id == step.AccountId && !account.IsDisabled && account.JoinedUtc != null
                && account.SecurityStamp == step.Stamp
                && (!step.IsPasswordAlone || !db.AccountSettings.Any(settings => settings.SecondFactorRequired)), cancellationToken);
    }

    /// <summary>Stamps the account with the time, where that can be written.</summary>
    public Task NoteSignInAsync(long accountId) => StorageFault.TryAsync(logger, () => StampAsync(accountId));

    /// <summary>Keeps how often a passkey was used, where that can be written.</summary>
    public Task NotePasskeyAsync(Func<Task> write) => StorageFault.TryAsync(logger, write);

    private async Task StampAsync(long accountId)
    {
        await using var db = await dbFactory.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Sessions);
        if (await db.TeamAccounts.SingleOrDefaultAsync(account => account.Id == accountId) is { } account)
        {
            account.LastSignInUtc = time.GetUtcNow().UtcDateTime;
            await write.SaveAsync();
        }
    }
}
