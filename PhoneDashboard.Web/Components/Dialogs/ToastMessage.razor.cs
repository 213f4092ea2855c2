using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>One message. It goes after its time; while somebody points at it or is in it, the clock stands still.</summary>
public sealed partial class ToastMessage : IDisposable
{
    private ITimer? _timer;

    [Parameter, EditorRequired] public required Toast.Message Message { get; set; }

    [Parameter, EditorRequired] public required Action Close { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string Icon => Message.Tone switch
    {
        BadgeTone.Ok => "check_circle",
        BadgeTone.Warn => "warning",
        BadgeTone.Bad => "error",
        _ => "info",
    };

    protected override void OnInitialized() =>
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(Close), state: null, Message.Lifetime, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();

    private void Hold() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Run() => _timer?.Change(Message.Lifetime, Timeout.InfiniteTimeSpan);

    private async Task ActAsync()
    {
        Close();
        await (Message.Action?.Run?.Invoke() ?? Task.CompletedTask);
    }
}
