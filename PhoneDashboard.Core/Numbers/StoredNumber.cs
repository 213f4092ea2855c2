namespace PhoneDashboard.Core.Numbers;

/// <summary>What is to be said about a number that is stored.</summary>
/// <param name="Digits">As it is stored.</param>
/// <param name="IsValid">It is a number of its country, in the one way to write it.</param>
/// <param name="Proposal">What was meant, where that can be told; null otherwise.</param>
public sealed record StoredNumber(string Digits, bool IsValid, PublicNumber? Proposal);
