namespace PhoneDashboard.Core.Calls;

/// <summary>A trunk by which calls come in or go out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address; empty while it has none, and then it carries no calls.</param>
public sealed record CallTrunk(string Name, string Address);
