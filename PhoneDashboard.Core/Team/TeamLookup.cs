using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Team;

/// <summary>Identity looks accounts up by the folded address that the database keeps; its own way would ask in capitals, and find nobody.</summary>
public sealed class TeamLookup : ILookupNormalizer
{
    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => TextKey.Email(email);

    /// <inheritdoc />
    public string? NormalizeName(string? name) => TextKey.Email(name);
}
