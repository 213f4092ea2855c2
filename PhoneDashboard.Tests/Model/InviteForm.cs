namespace PhoneDashboard.Tests.Model;

/// <summary>The one live token of a user; an unknown hash is that of a token just made.</summary>
internal sealed record InviteForm(string? TokenHash, DateTime QueuedUtc, DateTime? SentUtc, DateTime ExpiresUtc, bool IsRevoked = false);
