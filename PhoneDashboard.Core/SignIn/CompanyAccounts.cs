using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>The accounts of people who sign in with the company. It takes no actor: what permits it is the provider's word.</summary>
public sealed class CompanyAccounts(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly Problem Refused = new(ProblemKind.Invalid, "This account is disabled, or its address is not confirmed.");

    /// <summary>
    /// Finds the account, or makes it, and gives it the role of the groups. Problems: Invalid for a disabled account, or an address that is
    /// not the person's for sure.
    /// </summary>
    /// <returns>The account, as it is now.</returns>
    public async Task<Result<SignInStep>> EnterAsync(CompanyPerson person, CancellationToken cancellationToken = default)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var known = db.TeamAccounts.Where(a =>
            a.Logins.Any(login => login.LoginProvider == person.Provider && login.ProviderKey == person.Key));
        if (await known.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { IsDisabled: false, JoinedUtc: not null } same
            && same.Role == person.Role)
        {
            return SignInStep.Of(same); // nothing is to be written, and with a full disk nothing could be
        }

        await using var write = await db.BeginWriteAsync(Actor.System("Company sign-in"), cancellationToken);
        var account = await known.SingleOrDefaultAsync(cancellationToken);
        if (account is null && await OfAddressAsync(db, person, cancellationToken) is { } ofAddress)
        {
            if (!person.EmailIsVerified)
            {
                return Refused; // anybody could have typed a colleague's address at the provider
            }

            account = ofAddress;
            account.Logins.Add(LoginOf(person));
        }

        var input = new NewTeamAccount { Name = person.Name, Email = person.Email };
        if (Validation.Problems(input).Exists(problem => problem.Field == nameof(input.Name)))
        {
            input.Name = person.Email; // nobody can put the name right here
        }

        if (account is null && Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        if (account is null)
        {
            var now = time.GetUtcNow().UtcDateTime;
            account = new TeamAccount { Name = input.Name!, Email = input.Email!, Role = person.Role, CreatedUtc = now };
            account.Logins.Add(LoginOf(person));
            db.Add(account);
        }
        else if (account.IsDisabled)
        {
            return Refused;
        }
        else if (account.Role != person.Role && !await TeamAccountService.IsLastAdministratorAsync(db, account, cancellationToken))
        {
            account.Role = person.Role;
            account.EndSessions();
        }

        account.JoinedUtc ??= time.GetUtcNow().UtcDateTime;
        return await write.SaveAsync(() => SignInStep.Of(account));
    }

    private static IdentityUserLogin<long> LoginOf(CompanyPerson person) =>
        new() { LoginProvider = person.Provider, ProviderKey = person.Key };

    // What only becomes a colleague's address when something in it is passed over may be another person's at the provider.
    private static async Task<TeamAccount?> OfAddressAsync(DashboardDb db, CompanyPerson person, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryRead(person.Email, out var address, out _)
            || !new[] { address.Address, address.AsciiAddress }.Contains(person.Email, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = EmailAddress.Key(address.Address);
        return await db.TeamAccounts.SingleOrDefaultAsync(account => account.NormalizedEmail == key, cancellationToken);
    }
}
