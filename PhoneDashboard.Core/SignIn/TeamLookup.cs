using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// Identity looks accounts up by the folded address that the database keeps; its own way would ask in capitals, and find nobody.
/// </summary>
public sealed class TeamLookup : ILookupNormalizer
{
    /// <summary>
    /// The accounts of an address, the oldest first: one, or those that had it in two ways of writing from before both were one
    /// (<see cref="TextKey.Shared"/>). Each has a password of its own.
    /// </summary>
    internal static IQueryable<TeamAccount> OfAddress(IQueryable<TeamAccount> accounts, string? email)
    {
        var key = EmailAddress.Key(email) ?? "";
        var beginning = TextKey.SharedBeginning(key);
        return accounts.Where(account => account.NormalizedEmail == key || account.NormalizedEmail!.StartsWith(beginning))
            .OrderBy(account => account.Id);
    }

    /// <summary>The accounts of <see cref="OfAddress"/>, read.</summary>
    public static Task<List<TeamAccount>> AllOfAddressAsync(IQueryable<TeamAccount> accounts, string? email) =>
        OfAddress(accounts, email).ToListAsync();

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => EmailAddress.Key(email);

    /// <inheritdoc />
    public string? NormalizeName(string? name) => EmailAddress.Key(name);
}
