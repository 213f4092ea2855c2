namespace PhoneDashboard.Core.AppLines;

/// <summary>A number as a chip shows it.</summary>
/// <param name="Id">The DID Number or Internal Number.</param>
/// <param name="Digits">E.164 digits without plus, or the extension.</param>
/// <param name="Country">ISO 3166 letters; null for an extension.</param>
public sealed record NumberText(long Id, string Digits, string? Country = null);
