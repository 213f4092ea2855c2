namespace PhoneDashboard.Core.Data.Derived;

/// <summary>A number that rings a contact method of a user.</summary>
/// <param name="UserId">The user.</param>
/// <param name="RingsLine">It rings the line, not another contact method.</param>
/// <param name="Digits">E.164 digits without plus, or the extension.</param>
internal readonly record struct OwnedNumber(long UserId, bool RingsLine, string Digits);
