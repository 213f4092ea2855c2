using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Activity;

/// <summary>
/// What happened to one thing, the newest first, with the way back for single values. Reads again when something is saved while it is open.
/// </summary>
public sealed partial class HistoryPanel : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private List<ActivityRow>? _entries;
    private string? _name;
    private bool _hasMore;
    private int _pages = 1;
    private (string Kind, long Id) _of = ("", 0);
    private ChangeWatch? _watch;

    /// <summary>The entity's class name.</summary>
    [Parameter, EditorRequired] public required string Kind { get; set; }

    /// <summary>The thing.</summary>
    [Parameter, EditorRequired] public required long Id { get; set; }

    /// <summary>After a value was put back.</summary>
    [Parameter] public Func<Task>? Restored { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required HistoryService History { get; init; }

    [Inject] public required ValueRestore Values { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Subtitle => _name is null ? AuditWords.Kind(Kind) : $"{_name} · {AuditWords.Kind(Kind)}";

    /// <summary>Shows it; ends when the panel is closed.</summary>
    /// <param name="dialogs">Opens the panel.</param>
    /// <param name="kind">The entity's class name.</param>
    /// <param name="id">The thing.</param>
    /// <param name="restored">Called when a value was put back.</param>
    public static Task ShowAsync(DialogOpener dialogs, string kind, long id, Func<Task>? restored = null) =>
        dialogs.OpenPanelAsync<HistoryPanel>("History", new() { [nameof(Kind)] = kind, [nameof(Id)] = id, [nameof(Restored)] = restored });

    protected override void OnInitialized() => _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));

    // An open panel that is opened for another thing may be the same component with other parameters.
    protected override async Task OnParametersSetAsync()
    {
        if (_of != (Kind, Id))
        {
            (_of, _pages, _entries, _name) = ((Kind, Id), 1, null, null);
            await Time.LoadAsync(_closed.Token);
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    // A user's history has the line's and the devices' entries too.
    private string Heading(ActivityRow entry) =>
        entry.ItemKind == Kind ? AuditWords.Of(entry.Action) : $"{AuditWords.Of(entry.Action)} · {entry.ItemWords}";

    private Task ShowMoreAsync()
    {
        _pages++;
        return ReadAsync();
    }

    private async Task RefreshAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            return; // closed after the save was noted
        }

        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (!_closed.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ReadAsync()
    {
        var entries = new List<ActivityRow>();
        HistoryPage page;
        var pages = 0;
        do
        {
            page = await History.ListAsync(Current.Actor, Kind, Id, pages == 0 ? null : entries[^1].Id, _closed.Token);
            entries.AddRange(page.Entries);
        }
        while (page.HasMore && ++pages < _pages);
        (_entries, _hasMore, _name) = (entries, page.HasMore, page.Name);
    }

    private async Task RestoreAsync(ActivityRow entry, FieldWords change)
    {
        var preview = await Values.PreviewAsync(Current.Actor, entry.Id, change.Field);
        if (!preview.Succeeded)
        {
            Toast.Info(preview.Problems[0].Message);
        }
        else if (await RestoreDialog.ShowAsync(
            Dialogs, preview.Value, () => Values.RestoreAsync(Current.Actor, entry.Id, change.Field, preview.Value.Version)))
        {
            Toast.Success($"{change.Label} was restored.");
            await ReadAsync();
            await (Restored?.Invoke() ?? Task.CompletedTask);
        }
    }
}
