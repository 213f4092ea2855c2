using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>What the makers of one team need.</summary>
/// <param name="Resources">Shared by all teams, and saved already.</param>
/// <param name="Numbers">Hands out numbers, each once.</param>
/// <param name="Tokens">Makes invite tokens.</param>
/// <param name="Random">The team's own chance, from seed and team.</param>
/// <param name="Team">From 0.</param>
internal sealed record SampleContext(SampleResources Resources, SampleNumbers Numbers, InviteTokens Tokens, Random Random, int Team)
{
    /// <summary>The moment the data is made for, UTC.</summary>
    internal DateTime Now => Resources.Now;

    /// <summary>True with this chance, in percent.</summary>
    internal bool Chance(int percent) => Random.Next(100) < percent;
}
