using System.Runtime.CompilerServices;
using Radzen;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>
/// The place of a circuit's side panel. Radzen takes 300 ms to put a closed panel away, and then puts away whatever was opened in that time: going from one page's panel
/// to another page's lost the second one. So the next one waits until the old one's content is gone.
/// </summary>
internal sealed class PanelPlace
{
    private static readonly ConditionalWeakTable<DialogService, PanelPlace> Places = [];

    private int _contents;
    private Task _shown = Task.CompletedTask;
    private TaskCompletionSource? _empty;

    internal static PanelPlace Of(DialogService dialogs) => Places.GetOrCreateValue(dialogs);

    /// <summary>Shows a panel as soon as there is room; one that is open is replaced at once. Ends when it is closed.</summary>
    internal async Task ShowAsync(Func<Task> open)
    {
        if (_shown.IsCompleted && _contents > 0)
        {
            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _empty.Task;
        }

        _shown = open();
        await _shown;
    }

    /// <summary>A panel's content appeared.</summary>
    internal void Enter() => _contents++;

    /// <summary>A panel's content is gone.</summary>
    internal void Leave()
    {
        if (--_contents == 0)
        {
            _empty?.TrySetResult();
            _empty = null;
        }
    }
}
