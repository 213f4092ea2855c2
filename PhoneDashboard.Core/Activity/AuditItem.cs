namespace PhoneDashboard.Core.Activity;

/// <summary>A thing of the audit trail that is still there.</summary>
/// <param name="Kind">The entity's class name.</param>
/// <param name="Id">The thing.</param>
/// <param name="Name">What it is called today; an App Configuration has its user's name.</param>
/// <param name="UserId">Whose it is; null for what belongs to no user.</param>
/// <param name="Page">The path of the page where it is used; null for what has a place of its own.</param>
public sealed record AuditItem(string Kind, long Id, string Name, long? UserId = null, string? Page = null);
