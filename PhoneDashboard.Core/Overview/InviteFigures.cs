namespace PhoneDashboard.Core.Overview;

/// <summary>How far the invites have come.</summary>
/// <param name="Steps">Queued, Sent, Delivered, Opened, Accepted: each counts the users, there now, whose invite came at
/// least that far.</param>
/// <param name="Written">Invites whose state is Written to folder.</param>
/// <param name="Failed">Invites whose state is Failed.</param>
/// <param name="Expired">Invites whose state is Expired.</param>
/// <param name="NotInvited">Users without an invite.</param>
public sealed record InviteFigures(IReadOnlyList<InviteStep> Steps, int Written, int Failed, int Expired, int NotInvited);
