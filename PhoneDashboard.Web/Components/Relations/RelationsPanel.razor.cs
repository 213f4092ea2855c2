using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Relations;

/// <summary>What a line or a user is linked to (Specification 4.5). Reads again when something is saved while it is open.</summary>
public sealed partial class RelationsPanel : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private LineRelations? _relations;
    private string? _userName;
    private bool _read;
    private (long? LineId, long? UserId) _of;
    private ChangeWatch? _watch;

    /// <summary>The line, or null when <see cref="UserId"/> is given.</summary>
    [Parameter] public long? LineId { get; set; }

    /// <summary>The user, or null when <see cref="LineId"/> is given.</summary>
    [Parameter] public long? UserId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required RelationsService Relations { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string? Subtitle => _userName is null ? null : $"{_userName} · {(LineId is null ? "User" : "App Configuration")}";

    /// <summary>Shows the relations of a line; ends when the panel is closed.</summary>
    public static Task ShowForLineAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenPanelAsync<RelationsPanel>("Relations", new() { [nameof(LineId)] = lineId });

    /// <summary>Shows the relations of a user; ends when the panel is closed.</summary>
    public static Task ShowForUserAsync(DialogOpener dialogs, long userId) =>
        dialogs.OpenPanelAsync<RelationsPanel>("Relations", new() { [nameof(UserId)] = userId });

    protected override void OnInitialized() => _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));

    // An open panel that is opened for another line may be the same component with other parameters.
    protected override async Task OnParametersSetAsync()
    {
        if (_of != (LineId, UserId))
        {
            _of = (LineId, UserId);
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task RefreshAsync()
    {
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
        if (_closed.IsCancellationRequested)
        {
            return; // closed after the save was noted
        }

        _relations = LineId is { } line
            ? await Relations.ForLineAsync(Current.Actor, line, _closed.Token)
            : await Relations.ForUserAsync(Current.Actor, UserId!.Value, _closed.Token);
        _userName = _relations?.UserName ?? _userName;
        _read = true;
    }
}
