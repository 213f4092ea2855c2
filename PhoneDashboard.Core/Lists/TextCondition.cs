namespace PhoneDashboard.Core.Lists;

/// <summary>What must occur in any of the columns.</summary>
/// <param name="Columns">Columns of the index.</param>
/// <param name="Terms">What is looked for.</param>
internal sealed record TextCondition(IReadOnlyList<string> Columns, SearchTerms Terms);
