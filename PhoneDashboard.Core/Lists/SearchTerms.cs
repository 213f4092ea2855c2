namespace PhoneDashboard.Core.Lists;

/// <summary>What is looked for.</summary>
/// <param name="Words">Folded words; none finds nothing.</param>
/// <param name="Any">One of them is enough: they are ways to write the same number. Else all must occur.</param>
/// <param name="Derived">
/// Those of the words that nobody typed so, such as a number without what is dialled in front of it: not looked for in columns that are
/// found as typed.
/// </param>
internal readonly record struct SearchTerms(IReadOnlyList<string> Words, bool Any, IReadOnlyList<string>? Derived = null);
