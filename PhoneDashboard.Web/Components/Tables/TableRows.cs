using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// The rows of the view that a table shows, and how they come: read when the person goes to a view, and read again when others change what
/// is in it. Then cells change in place; rows come, go and move only while nobody points or works at them, otherwise a button offers it. No
/// skeleton, no lost focus: the person may not even notice.
/// </summary>
/// <param name="table">The table's short name, for the log.</param>
/// <param name="logger">Where faults go.</param>
public sealed partial class TableRows<TRow>(string table, ILogger logger) : IDisposable
    where TRow : notnull
{
    private CancellationTokenSource? _running;
    private ListQuery _query = new();
    private bool _missed, _gone;

    /// <summary>Loads one page of a view.</summary>
    public required Func<ListQuery, CancellationToken, Task<ListPage<TRow>>> Load { get; init; }

    /// <summary>The row's id.</summary>
    public required Func<TRow, long> IdOf { get; init; }

    /// <summary>Whether somebody points or works at the table.</summary>
    public required Func<Task<bool>> IsInUse { get; init; }

    /// <summary>The view has fewer pages than its address says: this is the last.</summary>
    public required Action<int> EndsAt { get; init; }

    /// <summary>A page of rows came.</summary>
    public required Action Came { get; init; }

    /// <summary>Something of this is to be drawn.</summary>
    public required Action Changed { get; init; }

    /// <summary>Another one whenever the rows themselves are to be drawn again.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<TableRow<TRow>> Shown { get; private set; } = [];

    public IEnumerable<long> Ids => Shown.Select(row => row.Id);

    /// <summary>Rows of the view on all pages.</summary>
    public RowCount Count { get; private set; }

    public bool IsLoading { get; private set; } = true;

    /// <summary>Why there are none, in words; null when they could be read.</summary>
    public string? Failure { get; private set; }

    /// <summary>Others have changed the list while somebody was at a row: the rows wait.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Goes to a view. Rows stay until others come.</summary>
    public async Task ReadAsync(ListQuery query)
    {
        _query = query;
        _running?.Cancel();
        _running?.Dispose();
        var running = _running = new CancellationTokenSource();
        var token = running.Token;
        (IsLoading, Failure) = (true, null);
        if (Shown.Count == 0)
        {
            Version++; // skeletons stand there meanwhile
        }

        try
        {
            var reading = Load(query, token);
            if (!reading.IsCompleted)
            {
                Changed(); // only where there is a wait to show: the browser would paint the table twice
            }

            var page = await reading;
            if (token.IsCancellationRequested)
            {
                return; // the person has gone on to another view: that one has the say
            }

            Show(page);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (exception is not UnauthorizedAccessException)
        {
            LogFault(logger, exception, table);
            (Shown, Count, IsLoading) = ([], default, false);
            Failure = StorageFault.Of(exception)?.Problem.Message
                ?? "The rows could not be loaded. Try again; if it happens again, tell your administrator.";
        }

        Version++;
        Changed();
        if (_missed)
        {
            _missed = false;
            await FollowAsync();
        }
    }

    /// <summary>Reads the same view again, because others changed something.</summary>
    public async Task FollowAsync()
    {
        if (IsLoading)
        {
            _missed = true; // the rows that are on their way may have been read before the change
        }
        else if (!_gone && Failure is null)
        {
            await StorageFault.TryAsync(logger, () => FollowAsync(_running!.Token)); // the rows that are there are better than none
        }
    }

    public void Dispose()
    {
        if (!_gone)
        {
            _gone = true;
            _running?.Cancel();
            _running?.Dispose();
        }
    }

    private async Task FollowAsync(CancellationToken token)
    {
        try
        {
            var page = await Load(_query, token);
            var inUse = !page.Rows.Select(IdOf).SequenceEqual(Ids) && await IsInUse();
            if (token.IsCancellationRequested)
            {
                return; // the person has gone on to another view
            }

            if (inUse)
            {
                KeepPlaces(page);
            }
            else
            {
                Show(page);
            }

            Version++;
            Changed();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The same.
        }
    }

    private void Show(ListPage<TRow> page)
    {
        var count = RowCount.Of(page);
        if (page.Total > 0 && _query.Page > count.Pages(_query.PageSize))
        {
            EndsAt(count.Pages(_query.PageSize)); // rows went away since the address was written, or are not counted that far
            return;
        }

        (Shown, Count, IsLoading, HasNews) = (TableRow<TRow>.InSlots(Shown, page.Rows, IdOf), count, false, false);
        Came();
    }

    // What is shown of a row is always true; where it stands, and whether it is there at all, waits for the person.
    private void KeepPlaces(ListPage<TRow> page)
    {
        var fresh = page.Rows.ToDictionary(IdOf);
        Shown = [.. Shown.Select(row => fresh.TryGetValue(row.Id, out var value) ? row with { Value = value } : row)];
        HasNews = true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The table {Table} could not load its rows")]
    private static partial void LogFault(ILogger logger, Exception exception, string table);
}
