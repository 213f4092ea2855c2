namespace PhoneDashboard.Core.Overview;

/// <summary>A hit of the search in the top bar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">The user's name, or the number as people read it.</param>
/// <param name="Detail">The user's e-mail, or else the department; or whom the number rings; null when there is none.</param>
/// <param name="UserId">The user, or the one whom the number rings; null when it is free or rings a call flow.</param>
/// <param name="IsWhole">A number of which the whole was typed.</param>
public sealed record QuickHit(QuickHitKind Kind, long Id, string Title, string? Detail, long? UserId, bool IsWhole = false);
