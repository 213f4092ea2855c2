using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Overview;

/// <summary>A step on the way of an invite.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reached">How many users' invites came at least that far, whatever became of them later.</param>
/// <param name="Here">How many are there now.</param>
public sealed record InviteStep(InviteState Step, int Reached, int Here);
