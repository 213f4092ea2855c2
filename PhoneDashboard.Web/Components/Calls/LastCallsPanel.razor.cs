using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Calls;

/// <summary>The calls from and to a line, newest first (Specification 10).</summary>
public sealed partial class LastCallsPanel : IDisposable
{
    /// <summary>Its title, and its entry in menus.</summary>
    public const string Label = "Last calls";

    private readonly CancellationTokenSource _closed = new();
    private readonly List<CallRow> _calls = [];
    private CallPage? _page;
    private bool _read, _hasMore;
    private long _of;

    /// <summary>The line.</summary>
    [Parameter, EditorRequired] public required long LineId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required CallService Calls { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    private string? Subtitle => _page is null ? null : $"{_page.UserName} · App Configuration";

    /// <summary>Opens the panel of a line; ends when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenPanelAsync<LastCallsPanel>(Label, new() { [nameof(LineId)] = lineId });

    // An open panel that is opened for another line may be the same component with other parameters.
    protected override async Task OnParametersSetAsync()
    {
        if (_of != LineId)
        {
            _of = LineId;
            _calls.Clear();
            await Time.LoadAsync(_closed.Token);
            await ShowMoreAsync();
            _read = true;
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task ShowMoreAsync()
    {
        _page = await Calls.ListAsync(Current.Actor, LineId, _calls.LastOrDefault(), _closed.Token);
        _calls.AddRange(_page?.Rows ?? []);
        _hasMore = _page?.HasMore ?? false;
    }
}
