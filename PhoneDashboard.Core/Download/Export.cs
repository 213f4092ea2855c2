using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Download;

/// <summary>A table that can be taken away as a file.</summary>
/// <param name="table">The table's name, in addresses and at the beginning of the file's name.</param>
/// <param name="needs">What it takes besides <see cref="Permission.Export"/>.</param>
internal abstract class Export(string table, Permission needs)
{
    /// <inheritdoc cref="Export" path="/param[@name='table']"/>
    internal string Table => table;

    /// <inheritdoc cref="Export" path="/param[@name='needs']"/>
    internal Permission Needs => needs;

    /// <summary>How many rows the view has.</summary>
    internal abstract Task<int> CountAsync(ExportMoment moment, ListQuery query, CancellationToken cancellationToken);

    /// <summary>Writes the rows of the view in its order, all pages of it.</summary>
    internal abstract Task WriteAsync(
        ExportMoment moment, ListQuery query, CsvFormat format, Stream stream, SemaphoreSlim turns, CancellationToken cancellationToken);
}

/// <inheritdoc cref="Export"/>
/// <typeparam name="T">The list's entity.</typeparam>
/// <typeparam name="TRow">A line of the file.</typeparam>
internal sealed class Export<T, TRow>(string table, Permission needs = Permission.Export) : Export(table, needs)
    where T : class
{
    /// <summary>How the list is ordered, filtered and searched.</summary>
    internal required Func<ExportMoment, ListDefinition<T>> List { get; init; }

    /// <summary>All that the list has.</summary>
    internal required Func<ExportMoment, IQueryable<T>> All { get; init; }

    /// <summary>The rows, read by one statement.</summary>
    internal required Func<ExportMoment, IQueryable<T>, IQueryable<TRow>> Rows { get; init; }

    /// <summary>Adds to a batch of rows what that statement could not bring along.</summary>
    internal Func<ExportMoment, IReadOnlyList<TRow>, CancellationToken, Task> Fill { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>The view as the list means it, where an empty one has an order of its own.</summary>
    internal Func<ListQuery, ListQuery> View { get; init; } = query => query;

    /// <summary>The columns.</summary>
    internal required Func<ExportMoment, CsvTable<TRow>> Csv { get; init; }

    /// <inheritdoc />
    internal override async Task<int> CountAsync(ExportMoment moment, ListQuery query, CancellationToken cancellationToken) =>
        await (await List(moment).FilteredAsync(moment.Db, All(moment), query, cancellationToken)).CountAsync(cancellationToken);

    /// <inheritdoc />
    internal override async Task WriteAsync(
        ExportMoment moment, ListQuery query, CsvFormat format, Stream stream, SemaphoreSlim turns, CancellationToken cancellationToken) =>
        await Csv(moment).WriteAsync(
            stream, format, (await SelectAsync(moment, query, cancellationToken)).AsAsyncEnumerable(),
            batch => Fill(moment, batch, cancellationToken), turns, cancellationToken);

    /// <summary>The statement that the file is read by.</summary>
    internal async Task<IQueryable<TRow>> SelectAsync(ExportMoment moment, ListQuery query, CancellationToken cancellationToken)
    {
        var (list, view) = (List(moment), View(query));
        return Rows(moment, list.Sorted(
            await list.FilteredAsync(moment.Db, All(moment).AsNoTracking(), view, cancellationToken), view));
    }
}
