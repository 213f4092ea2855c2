using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.Chips;

/// <summary>Numbers as chips show them.</summary>
public static class NumberChips
{
    /// <summary>Text and country letters, for a <see cref="ChipList"/>: DID Numbers grouped, extensions as they are.</summary>
    public static IReadOnlyList<(string Text, string? Country)> Chips(this IReadOnlyList<NumberText> numbers) =>
        [.. numbers.Select(number => (number.Country is null ? number.Digits : E164.Format(number.Digits), number.Country))];
}
