using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// Codes of authenticator apps that were used while that could not be written down, as with a full disk: their owners are let in, and no
/// code works twice. They are written down as soon as that works. In memory: after a stop amid such a fault, the code of the last minute
/// and a half would work once more.
/// </summary>
public sealed class UnwrittenCodes(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly Actor SignIn = Actor.System("Sign-in");

    private readonly Dictionary<long, long> _steps = [];

    /// <summary>Whether the account has used the code of this time step (RFC 6238, 30 seconds each) or one that covers it.</summary>
    internal bool WasUsed(long account, long step)
    {
        lock (_steps)
        {
            return _steps.TryGetValue(account, out var last) && AuthenticatorCodes.Covers(last, step);
        }
    }

    /// <summary>It counts as used from now on. False when it does already: of two at one moment, the second is refused.</summary>
    internal bool TryUse(long account, long step)
    {
        lock (_steps)
        {
            if (WasUsed(account, step))
            {
                return false;
            }

            _steps[account] = step;
        }

        _ = WriteLaterAsync(account, step);
        return true;
    }

    // A code is worth nothing by itself after a while; who comes later than that need not know of it.
    private async Task WriteLaterAsync(long account, long step)
    {
        var start = time.GetTimestamp();
        try
        {
            do
            {
                await Task.Delay(Pause, time);
            }
            while (!await TryWriteAsync(account, step) && time.GetElapsedTime(start) < AuthenticatorCodes.LongestLife);
        }
        finally
        {
            lock (_steps)
            {
                if (_steps.GetValueOrDefault(account) == step)
                {
                    _steps.Remove(account);
                }
            }
        }
    }

    private async Task<bool> TryWriteAsync(long account, long step)
    {
        try
        {
            await using var db = await dbFactory.CreateDbContextAsync();
            await using var write = await db.BeginWriteAsync(SignIn);
            if (await db.TeamAccounts.AnyAsync(known => known.Id == account))
            {
                await AuthenticatorCodes.NoteAsync(db.Set<IdentityUserToken<long>>(), account, step);
            }

            return (await write.SaveQuietlyAsync()).Succeeded;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            return false; // said when the code was used
        }
    }
}
