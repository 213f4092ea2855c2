using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Tables;

namespace PhoneDashboard.Tests.Tables;

/// <summary>The rows of a table without the table: how they come, and what becomes of those that come late.</summary>
public sealed class TableRowsTests : IDisposable
{
    private readonly Queue<TaskCompletionSource<ListPage<int>>> _answers = new();
    private readonly List<ListQuery> _asked = [];
    private readonly TableRows<int> _rows;
    private bool _inUse;
    private int? _end;

    public TableRowsTests() => _rows = new("numbers", NullLogger.Instance)
    {
        Load = (query, _) =>
        {
            _asked.Add(query);
            return _answers.Dequeue().Task;
        },
        IdOf = row => row,
        IsInUse = () => Task.FromResult(_inUse),
        EndsAt = page => _end = page,
        Came = () => { },
        Changed = () => { },
    };

    public void Dispose() => _rows.Dispose();

    [Fact]
    public async Task Follow_WhileRowsAreOnTheirWay_ReadsAfterThem()
    {
        var first = Coming();
        var reading = _rows.ReadAsync(new ListQuery());
        await _rows.FollowAsync();
        Assert.Single(_asked);

        Coming().SetResult(Page(1, 2));
        first.SetResult(Page(1));
        await reading;

        Assert.Equal([1, 2], _rows.Ids);
    }

    [Fact]
    public async Task Read_AnotherViewBeforeTheFirstCame_TheLaterHasTheSay()
    {
        var first = Coming();
        var early = _rows.ReadAsync(new ListQuery { Search = "a" });
        Coming().SetResult(Page(2));
        await _rows.ReadAsync(new ListQuery { Search = "b" });

        first.SetResult(Page(1));
        await early;

        Assert.Equal([2], _rows.Ids);
        Assert.False(_rows.IsLoading);
    }

    [Fact]
    public async Task Follow_SomebodyIsAtTheTable_RowsKeepTheirPlacesUntilAsked()
    {
        await ReadAsync(Page(1, 2));
        _inUse = true;
        Coming().SetResult(Page(2, 3));
        await _rows.FollowAsync();
        Assert.Equal((true, "1 2"), (_rows.HasNews, string.Join(' ', _rows.Ids)));

        await ReadAsync(Page(2, 3));
        Assert.Equal((false, "2 3"), (_rows.HasNews, string.Join(' ', _rows.Ids)));
    }

    [Fact]
    public async Task Follow_StorageFault_KeepsTheRows()
    {
        await ReadAsync(Page(1));
        Coming().SetException(new SqliteException("database is locked", 5));
        await _rows.FollowAsync();

        Assert.Equal([1], _rows.Ids);
        Assert.Null(_rows.Failure);
    }

    [Fact]
    public async Task Read_Fault_IsSaidAndNobodyFollowsUntilItIsReadAgain()
    {
        Coming().SetException(new InvalidOperationException());
        await _rows.ReadAsync(new ListQuery());
        Assert.StartsWith("The rows could not be loaded.", _rows.Failure, StringComparison.Ordinal);
        await _rows.FollowAsync();
        Assert.Single(_asked);

        await ReadAsync(Page(1));
        Assert.Null(_rows.Failure);
    }

    [Fact]
    public async Task Read_PageBehindTheLast_TellsWhichIsTheLast()
    {
        Coming().SetResult(new ListPage<int>([], 26));
        await _rows.ReadAsync(new ListQuery { Page = 9, PageSize = 25 });

        Assert.Equal((2, true), (_end, _rows.IsLoading));
    }

    [Fact]
    public async Task Follow_TableIsGone_ReadsNothing()
    {
        await ReadAsync(Page(1));
        _rows.Dispose();
        await _rows.FollowAsync();

        Assert.Single(_asked);
    }

    private static ListPage<int> Page(params int[] rows) => new(rows, rows.Length);

    private TaskCompletionSource<ListPage<int>> Coming()
    {
        var coming = new TaskCompletionSource<ListPage<int>>();
        _answers.Enqueue(coming);
        return coming;
    }

    private Task ReadAsync(ListPage<int> page)
    {
        Coming().SetResult(page);
        return _rows.ReadAsync(new ListQuery());
    }
}
