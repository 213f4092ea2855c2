using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// What a panel of details has in common with others: it reads its item again when something is saved while it is open, and knows
/// when the item is gone.
/// </summary>
/// <typeparam name="TItem">What a panel shows.</typeparam>
public abstract class LivePanel<TItem> : ComponentBase, IDisposable
    where TItem : class
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private TItem? _of, _fresh;
    private ChangeWatch? _watch;

    /// <summary>The item, as it was when the panel was opened.</summary>
    [Parameter, EditorRequired] public required TItem Item { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<LivePanel<TItem>> Logger { get; init; }

    /// <summary>The item as it is now, or as it was at last.</summary>
    protected TItem Shown => _fresh ?? Item;

    /// <summary>Somebody deleted it.</summary>
    protected bool IsGone { get; private set; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _watch?.Dispose();
            _closed.Cancel();
            _closed.Dispose();
        }
    }

    /// <summary>The item as it is now; null when it is gone.</summary>
    protected abstract Task<TItem?> ReadAsync(CancellationToken cancellationToken);

    protected override void OnInitialized() => _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));

    // An open panel that is opened for another item may be the same component with other parameters.
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_of, Item))
        {
            (_of, _fresh, IsGone) = (Item, null, false);
        }
    }

    private async Task RefreshAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            return; // closed after the save was noted
        }

        try
        {
            await StorageFault.TryAsync(Logger, ReadAgainAsync); // what is there is better than nothing
        }
        catch (Exception exception) when (!_closed.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ReadAgainAsync()
    {
        var (of, fresh) = (_of, await ReadAsync(_closed.Token));
        if (ReferenceEquals(of, _of)) // else it is another item's panel by now
        {
            (_fresh, IsGone) = (fresh ?? Shown, fresh is null);
            StateHasChanged();
        }
    }
}
