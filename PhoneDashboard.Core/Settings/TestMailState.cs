using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Settings;

/// <summary>What became of a test mail.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why the last attempt failed, in the mail service's own words, or null.</param>
public sealed record TestMailState(OutboxState State, string? Reason);
