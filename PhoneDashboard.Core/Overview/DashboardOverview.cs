using PhoneDashboard.Core.Invites;

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

/// <summary>Counts.</summary>
/// <param name="Lines">All lines: one per user.</param>
/// <param name="Unconfigured">Lines nobody has saved yet.</param>
/// <param name="NeedAttention">Lines whose Status is Needs attention.</param>
/// <param name="DevicesSignedIn">Devices that are signed in.</param>
/// <param name="UsersWithDevices">Users with at least one of them.</param>
/// <param name="DidNumbers">All DID Numbers.</param>
/// <param name="FreeDidNumbers">Those that ring nothing.</param>
public sealed record OverviewFigures(
    int Lines, int Unconfigured, int NeedAttention, int DevicesSignedIn, int UsersWithDevices, int DidNumbers, int FreeDidNumbers)
{
    /// <summary>Lines with nothing to do.</summary>
    public int Configured => Lines - Unconfigured - NeedAttention;
}

/// <summary>How far the invites have come.</summary>
/// <param name="Steps">Queued, Sent, Delivered, Opened, Accepted: each counts the users, there now, whose invite came at
/// least that far.</param>
/// <param name="Written">Invites whose state is Written to folder.</param>
/// <param name="Failed">Invites whose state is Failed.</param>
/// <param name="Expired">Invites whose state is Expired.</param>
/// <param name="NotInvited">Users without an invite.</param>
public sealed record InviteFigures(IReadOnlyList<InviteStep> Steps, int Written, int Failed, int Expired, int NotInvited);

/// <summary>A step on the way of an invite.</summary>
/// <param name="Reached">The step.</param>
/// <param name="Users">How many users' invites came at least that far.</param>
public sealed record InviteStep(InviteState Reached, int Users);

/// <summary>A line that needs attention.</summary>
/// <param name="LineId">The line.</param>
/// <param name="UserId">Its user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record LineInNeed(long LineId, long UserId, string UserName, IReadOnlyList<string> Reasons);

/// <summary>What became of an invite.</summary>
/// <param name="UserId">The user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="State">The state now.</param>
/// <param name="Failure">Why it failed, in the mail service's own words; or null.</param>
/// <param name="QueuedUtc">When it was sent last, UTC.</param>
public sealed record InviteNews(long UserId, string UserName, InviteState State, string? Failure, DateTime? QueuedUtc);

/// <summary>The way of a new system to its first call.</summary>
/// <param name="HasCountry">Somebody has said what company it is, and where.</param>
/// <param name="HasDidNumber">There is an enabled DID Number on a trunk.</param>
/// <param name="HasInternalNumber">There is an Internal Number.</param>
/// <param name="HasLine">There is a user whose line somebody saved.</param>
/// <param name="HasInvite">Somebody was invited.</param>
/// <param name="HasUsers">There are users, with lines configured or not.</param>
public sealed record FirstSteps(bool HasCountry, bool HasDidNumber, bool HasInternalNumber, bool HasLine, bool HasInvite, bool HasUsers)
{
    /// <summary>Nothing was done yet.</summary>
    public bool IsEmpty => !HasUsers && !HasDidNumber && !HasInternalNumber;

    /// <summary>Nothing left to do: a system in which people were invited knows its way.</summary>
    public bool Done => HasLine && HasInvite;
}
