namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What deleting a delivery method does, for the confirmation (Specification 5, rule 5).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">How many lines lose it.</param>
/// <param name="Users">The users of those lines in order of name, the first few: "Ann Lee, Bo Kim and 3 more"; null when
/// there are none.</param>
public sealed record DeliveryMethodDeletion(string Name, int Lines, string? Users);
