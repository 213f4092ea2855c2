using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>One way to ask a list.</summary>
/// <param name="Kind">The limit that holds for it.</param>
/// <param name="What">In words.</param>
/// <param name="Draw">The next query, from what is random and from the number of pages of the whole list.</param>
internal sealed record ListCase(ListKind Kind, string What, Func<ListTerms, Random, int, ListQuery> Draw);
