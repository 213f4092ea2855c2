using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Settings.Mail;

/// <summary>A mail that is held since a backup was put back.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Recipient">The address it would go to.</param>
/// <param name="QueuedUtc">When it entered the queue, UTC.</param>
public sealed record HeldMail(long Id, OutboxKind Kind, string Recipient, DateTime QueuedUtc);
