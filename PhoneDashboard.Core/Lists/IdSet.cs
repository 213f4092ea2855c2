using System.Linq.Expressions;

namespace PhoneDashboard.Core.Lists;

/// <summary>Rows that an index knows by their ids.</summary>
/// <typeparam name="T">The entity the rows come from.</typeparam>
/// <param name="Ids">Their ids, which the index gives in order from either end.</param>
/// <param name="Holds">The same as a condition on a row.</param>
internal sealed record IdSet<T>(IQueryable<long> Ids, Expression<Func<T, bool>> Holds);
