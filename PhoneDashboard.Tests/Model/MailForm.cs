namespace PhoneDashboard.Tests.Model;

/// <summary>A mail of the queue, of which all are invites.</summary>
internal sealed record MailForm(long? UserId, DateTime CreatedUtc, string State, string Recipient, bool WasTried = false);
