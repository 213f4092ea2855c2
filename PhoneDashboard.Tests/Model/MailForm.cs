namespace PhoneDashboard.Tests.Model;

/// <summary>A mail of the queue.</summary>
internal sealed record MailForm(long? UserId, DateTime CreatedUtc, string State);
