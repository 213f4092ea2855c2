namespace PhoneDashboard.Core.Settings;

/// <summary>How the mail queue is doing.</summary>
/// <param name="Mode">Where mails go.</param>
/// <param name="PickupFolder">The folder, as it is configured, when <paramref name="Mode"/> is <see cref="MailMode.PickupFolder"/>, else
/// null.</param>
/// <param name="HeldUtc">Since when the queue is held because the mail service takes no mail from us, UTC; null while it runs.</param>
/// <param name="HeldReason">Why it is held, in the mail service's own words.</param>
/// <param name="Waiting">How many mails wait.</param>
public sealed record MailStatus(MailMode Mode, string? PickupFolder, DateTime? HeldUtc, string? HeldReason, int Waiting);
