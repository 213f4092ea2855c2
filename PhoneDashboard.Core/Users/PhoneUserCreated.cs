namespace PhoneDashboard.Core.Users;

/// <summary>A user that was created.</summary>
/// <param name="Id">The user.</param>
/// <param name="Moved">Which numbers were taken from others, in words; null when there are none.</param>
/// <param name="UndoId">What gives them back; the user stays.</param>
public sealed record PhoneUserCreated(long Id, string? Moved, long? UndoId);
