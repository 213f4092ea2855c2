namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Numbers were added.</summary>
/// <param name="Id">The number, when it was one; null for a list.</param>
public sealed record AddedNumber(long? Id);
