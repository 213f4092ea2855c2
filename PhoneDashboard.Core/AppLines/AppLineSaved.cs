namespace PhoneDashboard.Core.AppLines;

/// <summary>What the message after a save needs (Specification 4.4).</summary>
/// <param name="UserId">The user to invite.</param>
/// <param name="FirstName">The user's first name.</param>
/// <param name="UserName">The user's full name.</param>
/// <param name="HasEmail">The user has an e-mail address, so an invite can be sent.</param>
/// <param name="InviteMailed">The present token was mailed to the user before: the next one is a resend.</param>
/// <param name="Devices">How many devices are signed in.</param>
/// <param name="Moved">Which numbers were taken from others, and which ring nothing any more, in words; null when there are none.</param>
/// <param name="UndoId">What can put these numbers back; null when none moved.</param>
public sealed record AppLineSaved(
    long UserId,
    string FirstName,
    string UserName,
    bool HasEmail,
    bool InviteMailed,
    int Devices,
    string? Moved = null,
    long? UndoId = null);
