namespace PhoneDashboard.Core.Calls;

/// <summary>A phone that a line may ring.</summary>
/// <param name="Username">What it signs in with.</param>
/// <param name="Name">What people call it; null for one that has not registered yet.</param>
/// <param name="IsOnline">It is registered now.</param>
public sealed record CallDevice(string Username, string? Name, bool IsOnline);
