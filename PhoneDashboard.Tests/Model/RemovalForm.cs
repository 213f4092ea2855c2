namespace PhoneDashboard.Tests.Model;

/// <summary>A device or a user that was deleted, which an undo can bring back.</summary>
/// <param name="Utc">When.</param>
/// <param name="UserId">The user, or whose device it was.</param>
/// <param name="DeviceId">The device; null when the user went.</param>
/// <param name="Before">All as it was.</param>
/// <param name="InviteAfter">What was left of the invite.</param>
/// <param name="IsUndone">It was taken back.</param>
internal sealed record RemovalForm(
    DateTime Utc, long UserId, long? DeviceId, ModelState Before, InviteForm? InviteAfter, bool IsUndone = false);
