namespace PhoneDashboard.Core.Lists;

/// <summary>What is looked for.</summary>
/// <param name="Words">Folded words; none finds nothing.</param>
/// <param name="Any">One of them is enough: they are ways to write the same number. Else all must occur.</param>
/// <param name="PublicOnly">Those of the words that no Internal Number is meant by: a public number without what is dialled in front of
/// it. "007" may be +7, and is not "7" (Specification 2).</param>
internal readonly record struct SearchTerms(IReadOnlyList<string> Words, bool Any, IReadOnlyList<string>? PublicOnly = null);
