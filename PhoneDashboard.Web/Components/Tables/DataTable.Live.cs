using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// How a table follows what others change. Cells change in place. Rows come, go and move only while nobody points or works at them; otherwise a button offers it. No
/// skeleton, no lost focus: the person may not even notice.
/// </summary>
public sealed partial class DataTable<TRow>
{
    private ElementReference _frame;
    private ChangeWatch? _live;
    private bool _hasNews, _missed, _gone;

    /// <summary>Something changed while rows were on their way: they will be read once more.</summary>
    public bool HasMissed => _missed;

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    private void WatchOthers()
    {
        _live = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(FollowAsync), change => TableKinds.Concerns(Name, change));
        Undo.Undone += OnUndone;
    }

    private void OnUndone(object? sender, EventArgs args) => _ = InvokeAsync(ReloadAsync);

    private void LeaveOthers()
    {
        _gone = true;
        Undo.Undone -= OnUndone;
        _live?.Dispose();
    }

    private async Task FollowAsync()
    {
        try
        {
            if (_loading)
            {
                _missed = true; // the rows that are on their way may have been read before the change
            }
            else if (!_gone && _failure is null)
            {
                await FollowAsync(_running!.Token);
            }
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception); // the rows that are there are better than none
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowAsync(CancellationToken token)
    {
        try
        {
            var page = await Load(_query, token);
            var moves = !page.Rows.Select(RowId).SequenceEqual(_rows.Select(row => row.Id));
            var inUse = moves && await Script.IsInUseAsync(_frame);
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

            _version++;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The same.
        }
    }

    private async Task FollowMissedAsync()
    {
        if (_missed)
        {
            _missed = false;
            await FollowAsync();
        }
    }

    // What is shown of a row is always true; where it stands, and whether it is there at all, waits for the person.
    private void KeepPlaces(ListPage<TRow> page)
    {
        var fresh = page.Rows.ToDictionary(RowId);
        _rows = [.. _rows.Select(row => fresh.TryGetValue(row.Id, out var value) ? row with { Value = value } : row)];
        _hasNews = true;
    }
}
