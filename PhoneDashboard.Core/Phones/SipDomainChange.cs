namespace PhoneDashboard.Core.Phones;

/// <summary>What another SIP domain means.</summary>
/// <param name="Before">The domain until now; null when there was none.</param>
/// <param name="After">The new one.</param>
/// <param name="Devices">Those that must be provisioned anew, by user and name.</param>
/// <param name="IsDone">It was changed; otherwise nothing was.</param>
public sealed record SipDomainChange(string? Before, string After, IReadOnlyList<SipDomainDevice> Devices, bool IsDone);
