namespace PhoneDashboard.Web.Components.Users;

/// <summary>What the wizard has just written, for its confirmation and for the next user.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Email">Where the invite would go, or null.</param>
/// <param name="Department">Department as typed.</param>
/// <param name="TimeScheduleId">The time schedule, or null.</param>
/// <param name="InternalNumberId">The line's first Internal Number, or null.</param>
/// <param name="HasLine">The line was configured too.</param>
public sealed record CreatedUser(long Id, string Name, string? Email, string? Department, long? TimeScheduleId, long? InternalNumberId, bool HasLine);
