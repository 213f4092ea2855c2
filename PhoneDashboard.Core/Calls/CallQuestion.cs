namespace PhoneDashboard.Core.Calls;

/// <summary>A call to be thought through.</summary>
/// <param name="Way">Who calls whom.</param>
/// <param name="Number">The called number of the line, as digits; or what its phone dials, as a person types it.</param>
/// <param name="AtLocal">When, in the account's zone; null for now.</param>
public sealed record CallQuestion(CallWay Way, string Number, DateTime? AtLocal = null);
