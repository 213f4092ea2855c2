namespace PhoneDashboard.Core.Phones;

/// <summary>How far a test phone is, and what is known of it.</summary>
/// <param name="Step">How far.</param>
/// <param name="UserAgent">What the phone calls itself; null before it has fetched its settings.</param>
/// <param name="DeviceId">The device that it became; null until it has registered.</param>
public sealed record TestPhoneState(TestPhoneStep Step, string? UserAgent = null, long? DeviceId = null);
