namespace PhoneDashboard.Core.Calls;

/// <summary>A number by which a line can be called.</summary>
/// <param name="Digits">As stored.</param>
/// <param name="Written">As people write it.</param>
/// <param name="IsDid">A DID Number; else an Internal Number.</param>
public sealed record CallLineNumber(string Digits, string Written, bool IsDid);
