using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Overview;

/// <summary>What became of an invite.</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="State">The state now.</param>
/// <param name="Failure">Why it failed, in the mail service's own words; or null.</param>
/// <param name="QueuedUtc">When it was sent last, UTC.</param>
public sealed record InviteNews(long UserId, string UserName, InviteState State, string? Failure, DateTime? QueuedUtc);
