namespace PhoneDashboard.Core.Numbers;

/// <summary>What a take-over does to the present owner.</summary>
/// <param name="TakeOver">What to save it with, when the person agrees.</param>
/// <param name="Number">The number as people write it.</param>
/// <param name="Owner">The present owner in words.</param>
/// <param name="Losses">What the owner loses, a sentence each.</param>
public sealed record TakeOverPreview(NumberTakeOver TakeOver, string Number, string Owner, IReadOnlyList<string> Losses);
