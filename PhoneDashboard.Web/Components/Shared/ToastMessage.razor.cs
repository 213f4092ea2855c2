using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>The words of a toast. It goes after its time; while somebody points at it or is in it, the clock stands still.</summary>
public sealed partial class ToastMessage : IDisposable
{
    private ITimer? _timer;

    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter] public MenuAction? Action { get; set; }

    [Parameter, EditorRequired] public required TimeSpan Lifetime { get; set; }

    [Parameter, EditorRequired] public required Action Close { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override void OnInitialized() => _timer = Clock.CreateTimer(_ => _ = InvokeAsync(Close), state: null, Lifetime, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();

    private void Hold() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Run() => _timer?.Change(Lifetime, Timeout.InfiniteTimeSpan);

    private async Task ActAsync()
    {
        Close();
        await (Action?.Run?.Invoke() ?? Task.CompletedTask);
    }
}
