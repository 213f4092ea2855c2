using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// Identity's own store, but for three things: it writes by the house's way (the gate, versions, audit trail), the key of the authenticator
/// app is encrypted, and recovery codes are kept as hashes.
/// </summary>
public sealed class TeamAccountStore(DashboardDb db, IDataProtectionProvider protection)
    : UserOnlyStore<
        TeamAccount, DashboardDb, long, IdentityUserClaim<long>, IdentityUserLogin<long>, IdentityUserToken<long>,
        IdentityUserPasskey<long>>(db)
{
    /// <summary>What keys of authenticator apps are sealed for, and the name that Identity keeps them under.</summary>
    internal const string Purpose = "PhoneDashboard.Team.AuthenticatorKey", AuthenticatorKey = "AuthenticatorKey";

    private const string OwnTokens = "PhoneDashboard", RecoveryCodes = "RecoveryCodes";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <inheritdoc />
    public override Task<IdentityResult> CreateAsync(TeamAccount user, CancellationToken cancellationToken = default)
    {
        Context.Add(user);
        return WriteAsync(user, null, cancellationToken);
    }

    /// <inheritdoc />
    public override Task<IdentityResult> UpdateAsync(TeamAccount user, CancellationToken cancellationToken = default)
    {
        var entry = Context.Entry(user); // loaded by this context: Identity never passes another one
        AuditAction? note = entry.Property(account => account.PasswordHash).IsModified ? AuditAction.PasswordChanged : null;
        return WriteAsync(user, note, cancellationToken);
    }

    /// <inheritdoc />
    public override Task<IdentityResult> DeleteAsync(TeamAccount user, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Accounts are deleted by TeamAccountService, which keeps the last administrator.");

    /// <summary>The account's own work, before each save.</summary>
    public override Task SetNormalizedEmailAsync(TeamAccount user, string? normalizedEmail,
        CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>The account's own work, before each save.</summary>
    public override Task SetNormalizedUserNameAsync(TeamAccount user, string? normalizedName,
        CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc />
    public override async Task AddOrUpdatePasskeyAsync(TeamAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var known = await FindPasskeyAsync(user, passkey.CredentialId, cancellationToken);
        AutoSaveChanges = false;
        if (known is null)
        {
            // Added, whatever stands there by now: Identity would take the passkey that another account has just added for the one to
            // change. No issue is known: PasskeyTests has two accounts register one at once, and tells whether Identity's own way does.
            Context.Add(CreateUserPasskey(user, passkey));
        }
        else
        {
            await base.AddOrUpdatePasskeyAsync(user, passkey, cancellationToken);
        }

        await WriteAsync(user, known is null ? AuditAction.PasskeyAdded : null, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task RemovePasskeyAsync(TeamAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        AutoSaveChanges = false;
        await base.RemovePasskeyAsync(user, credentialId, cancellationToken);
        await WriteAsync(user, AuditAction.PasskeyRemoved, cancellationToken);
    }

    /// <inheritdoc />
    public override Task SetAuthenticatorKeyAsync(TeamAccount user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    /// <inheritdoc />
    public override async Task<string?> GetAuthenticatorKeyAsync(TeamAccount user, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } key ? _protector.Unprotect(key) : null;
        }
        catch (CryptographicException)
        {
            return null; // the key ring is gone: the app's codes no longer fit, a recovery code still does
        }
    }

    /// <inheritdoc />
    public override Task ReplaceCodesAsync(TeamAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, OwnTokens, RecoveryCodes, string.Join(';', recoveryCodes.Select(Hash)), cancellationToken);

    /// <inheritdoc />
    public override async Task<bool> RedeemCodeAsync(TeamAccount user, string code, CancellationToken cancellationToken)
    {
        var hashes = await HashesAsync(user, cancellationToken);
        if (!hashes.Remove(Hash(code)))
        {
            return false;
        }

        await SetTokenAsync(user, OwnTokens, RecoveryCodes, string.Join(';', hashes), cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public override async Task<int> CountCodesAsync(TeamAccount user, CancellationToken cancellationToken) =>
        (await HashesAsync(user, cancellationToken)).Count;

    // A code has 47 random bits: a plain hash hides it from a glance at the database, not from hours of trying with a copy of it.
    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private async Task<List<string>> HashesAsync(TeamAccount user, CancellationToken cancellationToken) =>
        [.. (await GetTokenAsync(user, OwnTokens, RecoveryCodes, cancellationToken) ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)];

    // Pages are drawn anew after a fault, by this context: what could not be written must not look as if it were.
    private async Task<IdentityResult> WriteAsync(TeamAccount user, AuditAction? note, CancellationToken cancellationToken)
    {
        try
        {
            return await TryWriteAsync(user, note, cancellationToken);
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    private void TakeBack()
    {
        Context.ChangeTracker.DetectChanges();
        foreach (var entry in Context.ChangeTracker.Entries().ToList())
        {
            if (entry.State == EntityState.Added)
            {
                entry.State = EntityState.Detached;
            }
            else if (entry.State is EntityState.Modified or EntityState.Deleted)
            {
                entry.CurrentValues.SetValues(entry.OriginalValues);
                entry.State = EntityState.Unchanged;
            }
        }
    }

    private async Task<IdentityResult> TryWriteAsync(TeamAccount user, AuditAction? note, CancellationToken cancellationToken)
    {
        await using var write = await Context.BeginWriteAsync(Actor.Of(user.Id, user.Name, user.Role), cancellationToken);

        // Asked with the write open, for all that belongs to the account: of two that use one code, or add one passkey, at the same moment,
        // the second is refused.
        var stamp = Context.Entry(user).Property(account => account.ConcurrencyStamp).OriginalValue;
        if (Context.Entry(user).State != EntityState.Added
            && !await Context.TeamAccounts.AnyAsync(account => account.Id == user.Id && account.ConcurrencyStamp == stamp,
                cancellationToken))
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        if (note is { } action)
        {
            write.Note(action, user);
        }

        var result = await write.SaveAsync();
        return result.Succeeded ? IdentityResult.Success
            : result.Problems[0].Kind == ProblemKind.Taken ? IdentityResult.Failed(ErrorDescriber.DuplicateEmail(user.Email ?? ""))
            : IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
    }
}
