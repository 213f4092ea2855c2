using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Relations;

/// <summary>
/// What a contact method or a user is linked to (Specification 4.5). Reads again when something is saved while it is open.
/// </summary>
public sealed partial class RelationsPanel : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private LineRelations? _relations;
    private string? _subtitle;
    private bool _read;
    private (long? LineId, long? UserId, long? MethodId) _of;
    private ChangeWatch? _watch;

    /// <summary>The line, or null when something else is given.</summary>
    [Parameter] public long? LineId { get; set; }

    /// <summary>The user, or null when something else is given.</summary>
    [Parameter] public long? UserId { get; set; }

    /// <summary>The contact method other than a line, or null when something else is given.</summary>
    [Parameter] public long? MethodId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required RelationsService Relations { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string Gone => MethodId is null
        ? "This user has been deleted in the meantime."
        : "This contact method has been deleted in the meantime.";

    /// <summary>Shows the relations of a line; ends when the panel is closed.</summary>
    public static Task ShowForLineAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenPanelAsync<RelationsPanel>("Relations", new() { [nameof(LineId)] = lineId });

    /// <summary>Shows the relations of a user; ends when the panel is closed.</summary>
    public static Task ShowForUserAsync(DialogOpener dialogs, long userId) =>
        dialogs.OpenPanelAsync<RelationsPanel>("Relations", new() { [nameof(UserId)] = userId });

    /// <summary>Shows the relations of another contact method; ends when the panel is closed.</summary>
    public static Task ShowForContactMethodAsync(DialogOpener dialogs, long id) =>
        dialogs.OpenPanelAsync<RelationsPanel>("Relations", new() { [nameof(MethodId)] = id });

    protected override void OnInitialized() => _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));

    // An open panel that is opened for another line may be the same component with other parameters.
    protected override async Task OnParametersSetAsync()
    {
        if (_of != (LineId, UserId, MethodId))
        {
            _of = (LineId, UserId, MethodId);
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

        _relations = LineId is { } line ? await Relations.ForLineAsync(Current.Actor, line, _closed.Token)
            : UserId is { } user ? await Relations.ForUserAsync(Current.Actor, user, _closed.Token)
            : await Relations.ForContactMethodAsync(Current.Actor, MethodId!.Value, _closed.Token);
        _subtitle = _relations is { } relations ? $"{relations.UserName} · {relations.Of}" : _subtitle;
        _read = true;
    }
}
