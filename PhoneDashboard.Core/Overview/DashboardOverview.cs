namespace PhoneDashboard.Core.Overview;

/// <summary>What the Overview page shows.</summary>
/// <param name="Figures">The counts at the top.</param>
/// <param name="Invitations">How far the invites have come.</param>
/// <param name="LinesInNeed">The first lines that need attention, by user name.</param>
/// <param name="FailedInvites">The invites that failed last.</param>
/// <param name="LatestInvites">The invites sent last, the newest first.</param>
/// <param name="FirstSteps">How far a new system is on its way to the first call.</param>
public sealed record DashboardOverview(
    OverviewFigures Figures,
    InviteFigures Invitations,
    IReadOnlyList<LineInNeed> LinesInNeed,
    IReadOnlyList<InviteNews> FailedInvites,
    IReadOnlyList<InviteNews> LatestInvites,
    FirstSteps FirstSteps);
