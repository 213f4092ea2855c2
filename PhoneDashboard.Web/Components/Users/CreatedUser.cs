using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Web.Components.Users;

/// <summary>What the wizard has just written, for its confirmation and for the next user.</summary>
/// <param name="Saved">The user, and the numbers that were taken from others.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Email">Where the invite would go, or null.</param>
/// <param name="Department">Department as typed.</param>
/// <param name="TimeScheduleId">The time schedule, or null.</param>
/// <param name="InternalNumberId">The line's first Internal Number, or null.</param>
/// <param name="HasLine">The line was configured too.</param>
/// <param name="IsInvited">The invite was asked for in the same go.</param>
public sealed record CreatedUser(
    PhoneUserCreated Saved,
    string Name,
    string? Email,
    string? Department,
    long? TimeScheduleId,
    long? InternalNumberId,
    bool HasLine,
    bool IsInvited);
