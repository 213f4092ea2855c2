using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Overview;

/// <summary>A step on the way of an invite.</summary>
/// <param name="Reached">The step.</param>
/// <param name="Users">How many users' invites came at least that far.</param>
public sealed record InviteStep(InviteState Reached, int Users);
