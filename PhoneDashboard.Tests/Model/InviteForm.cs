using System.Text.Json.Serialization;

namespace PhoneDashboard.Tests.Model;

/// <summary>The invite of a user: its token, and the facts that are known of it.</summary>
/// <param name="CreatedUtc">When the token was made.</param>
/// <param name="ExpiresUtc">Until when it can be used.</param>
internal sealed record InviteForm(DateTime CreatedUtc, DateTime ExpiresUtc)
{
    /// <summary>An unknown hash is that of a token just made, or of none.</summary>
    public string? TokenHash { get; init; }

    /// <summary>The model's own name of the token, or of its absence; the database knows none.</summary>
    public long Token { get; init; }

    public DateTime? QueuedUtc { get; init; }

    public DateTime? SentUtc { get; init; }

    public DateTime? DeliveredUtc { get; init; }

    public DateTime? OpenedUtc { get; init; }

    public DateTime? AcceptedUtc { get; init; }

    public DateTime? FailedUtc { get; init; }

    public DateTime? SpamUtc { get; init; }

    public string? FailureReason { get; init; }

    public string? DelayReason { get; init; }

    public bool IsRevoked { get; init; }

    [JsonIgnore]
    public bool HasLink => !IsRevoked && QueuedUtc is not null;
}
