using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>What the database holds sealed: invites, queued mails, authenticator keys.</summary>
internal static class BackupSeals
{
    // A system that lost its keys once goes on with new ones: some of the old may be among these.
    private const int Tried = 20;

    /// <summary>Whether any of the newest of each kind opens; true when nothing is sealed.</summary>
    internal static async Task<bool> OpenAnyAsync(DashboardDb db, IDataProtectionProvider protection, CancellationToken cancellationToken)
    {
        var invites = await db.Invites
            .Where(invite => invite.QueuedUtc != null) // others have no token
            .OrderByDescending(invite => invite.Id)
            .Take(Tried)
            .Select(invite => invite.ProtectedToken)
            .ToListAsync(cancellationToken);
        var mails = await db.Outbox.Where(mail => mail.ProtectedPayload != null).OrderByDescending(mail => mail.Id).Take(Tried)
            .Select(mail => mail.ProtectedPayload!).ToListAsync(cancellationToken);
        var authenticators = await db.Set<IdentityUserToken<long>>()
            .Where(token => token.Name == TeamAccountStore.AuthenticatorKey && token.Value != null)
            .OrderByDescending(token => token.UserId)
            .Take(Tried)
            .Select(token => token.Value!)
            .ToListAsync(cancellationToken);
        return invites.Count + mails.Count + authenticators.Count == 0
            || invites.Exists(value => Opens(() => protection.CreateProtector(InviteTokens.Purpose).Unprotect(value)))
            || mails.Exists(value => Opens(() => protection.CreateProtector(MailQueue.Purpose).Unprotect(value)))
            || authenticators.Exists(value => Opens(() => protection.CreateProtector(TeamAccountStore.Purpose).Unprotect(value)));
    }

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
