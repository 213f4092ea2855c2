namespace PhoneDashboard.Core.Lists;

/// <summary>The rows of a view, without order.</summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="Rows">The rows.</param>
/// <param name="Hits">How many there are, where that is known already.</param>
/// <param name="IsCapped">They are counted only as far as <see cref="ListDefinition{T}.CountedAtMost"/>.</param>
internal sealed record ListView<T>(IQueryable<T> Rows, int? Hits, bool IsCapped)
{
    /// <summary>The ids of the rows, in order from either end; null when the rows are to be put in order.</summary>
    internal IQueryable<long>? Ids { get; init; }

    /// <summary>The same rows by conditions alone; null when the ids' index gives them in order itself.</summary>
    internal IQueryable<T>? Compared { get; init; }
}
