namespace PhoneDashboard.Core.Email;

/// <summary>How far the mail queue is behind, for whoever watches the process.</summary>
/// <param name="Waiting">Mails in the queue, without those held after a restore.</param>
/// <param name="OldestDue">How long the one that is due for longest has been due; zero when none is.</param>
public sealed record OutboxDepth(int Waiting, TimeSpan OldestDue);
