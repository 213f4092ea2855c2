using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Team;

/// <summary>Identity looks accounts up by the folded address that the database keeps; its own way would ask in capitals, and find nobody.</summary>
public sealed class TeamLookup : ILookupNormalizer
{
    /// <summary>
    /// The accounts of an address, the oldest first: one, or those that had it in two ways of writing from before both were one
    /// (<see cref="TextKey.Shared"/>). Each has a password of its own.
    /// </summary>
    public static IQueryable<TeamAccount> OfAddress(IQueryable<TeamAccount> accounts, string? email)
    {
        var key = TextKey.Email(email) ?? "";
        var beginning = TextKey.SharedBeginning(key);
        return accounts.Where(account => account.NormalizedEmail == key || account.NormalizedEmail!.StartsWith(beginning))
            .OrderBy(account => account.Id);
    }

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => TextKey.Email(email);

    /// <inheritdoc />
    public string? NormalizeName(string? name) => TextKey.Email(name);
}
