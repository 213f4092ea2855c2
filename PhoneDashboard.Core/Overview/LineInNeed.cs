namespace PhoneDashboard.Core.Overview;

/// <summary>A line that needs attention.</summary>
/// <param name="LineId">The line.</param>
/// <param name="UserId">Its user.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record LineInNeed(long LineId, long UserId, string UserName, IReadOnlyList<string> Reasons);
