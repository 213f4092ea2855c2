using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace PhoneDashboard.Web.Components.Dialogs;

/// <summary>
/// The dialogs and the panel of a page: the one place that knows how MudBlazor opens them. Called from a dialog's own <c>ShowAsync</c>,
/// which spells its title and parameters, and from inside to close it. Each has an entry in the browser's history, so that Back closes the
/// innermost and nothing else: the entry whose address asks for it, else one of its own with the same address. The state of such an entry
/// is how many are open.
/// </summary>
public sealed class DialogOpener(IDialogService library, NavigationManager navigation, PageScript script)
{
    private readonly List<Window> _open = [];
    private int? _entering;

    /// <summary>The panel was opened, replaced or closed.</summary>
    public event EventHandler? PanelChanged;

    /// <summary>The panel beside the page; null when there is none.</summary>
    public OpenPanel? Panel { get; private set; }

    /// <summary>
    /// Opens a dialog whose content is a <see cref="FormDialog"/> or the like; the default of <typeparamref name="TResult"/> when it was
    /// closed without a result.
    /// </summary>
    public async Task<TResult?> OpenAsync<TDialog, TResult>(
        string title, DialogWidth width = DialogWidth.Medium, Dictionary<string, object?>? parameters = null)
        where TDialog : IComponent
    {
        var options = new DialogOptions
        {
            MaxWidth = width switch
            {
                DialogWidth.Small => MaxWidth.ExtraSmall,
                DialogWidth.Medium => MaxWidth.Small,
                _ => MaxWidth.Medium,
            },
            FullWidth = true,
            BackdropClick = false,
            CloseOnEscapeKey = false, // app.js presses the dialog's own Close, which asks when something was typed
            CloseOnNavigation = false, // tables navigate when they are sorted: MainLayout decides
        };
        var content = new DialogParameters();
        foreach (var (name, value) in parameters ?? [])
        {
            content.Add(name, value);
        }

        var window = new Window();
        _open.Add(window);
        var entry = EnterAsync();
        window.Show(await library.ShowAsync<TDialog>(title, content, options));
        await entry;
        var result = await window.Result;
        await LeaveAsync();
        return result is TResult typed ? typed : default;
    }

    /// <summary>Closes the dialog on top, with what it came to.</summary>
    public void Close(object? result = null)
    {
        if (_open is [.., var top])
        {
            _open.Remove(top);
            top.Close(result);
        }
    }

    /// <summary>
    /// Shows a panel from the right (480 px) beside which the page stays usable; its content is a <see cref="SidePanel"/>. An open one is
    /// replaced. Ends when it is closed.
    /// </summary>
    public async Task OpenPanelAsync<TPanel>(string title, Dictionary<string, object?>? parameters = null)
        where TPanel : IComponent
    {
        var before = Panel;
        var panel = Panel = new OpenPanel(typeof(TPanel), title, parameters ?? []);
        before?.Closed.SetResult();
        PanelChanged?.Invoke(this, EventArgs.Empty);
        await EnterAsync();
        await panel.Closed.Task;
        await LeaveAsync();
    }

    /// <summary>The panel at the right goes, and whoever opened it goes on.</summary>
    public void ClosePanel()
    {
        var panel = Panel;
        Panel = null;
        panel?.Closed.SetResult();
        PanelChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Closes all dialogs and the panel, asking nothing.</summary>
    public void CloseEverything()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        ClosePanel();
    }

    /// <summary>The person went to another entry of the history of this page: what is not open there is closed, and asks nothing.</summary>
    public void FollowHistory()
    {
        while (_entering is null && Count > Depth)
        {
            if (_open.Count > 0)
            {
                Close();
            }
            else
            {
                ClosePanel();
            }
        }
    }

    private int Count => _open.Count + (Panel is null ? 0 : 1);

    /// <summary>How many are open at the present entry, where it was made for one of them.</summary>
    private int? OwnDepth =>
        _entering ?? (int.TryParse(navigation.HistoryEntryState, CultureInfo.InvariantCulture, out var depth) ? depth : null);

    private int Depth => OwnDepth ?? (navigation.Opened() is null ? 0 : 1);

    private async Task EnterAsync()
    {
        if (Count > Depth)
        {
            var depth = Count;
            _entering = depth; // the browser tells the new entry back a moment later
            await script.EnterAsync(depth.ToString(CultureInfo.InvariantCulture));
            _entering = _entering == depth ? null : _entering;
        }
    }

    // Closed otherwise than by Back: its entry is left too, before whoever opened it goes on and perhaps elsewhere.
    private Task LeaveAsync() => OwnDepth > Count ? script.GoBackAsync() : Task.CompletedTask;

    /// <summary>What stands in the panel at the right.</summary>
    public sealed record OpenPanel(Type Content, string Title, Dictionary<string, object?> Parameters)
    {
        internal TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // A dialog may be closed by its own content before the library says that it is open.
    private sealed class Window
    {
        private readonly TaskCompletionSource<object?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IDialogReference? _shown;

        public Task<object?> Result => _result.Task;

        public void Show(IDialogReference shown)
        {
            _shown = shown;
            if (_result.Task.IsCompleted)
            {
                shown.Close();
            }
        }

        public void Close(object? result)
        {
            _shown?.Close();
            _result.TrySetResult(result);
        }
    }
}
