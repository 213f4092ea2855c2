using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// Opens what the address of a page asks for: <c>?open=12</c> an item, <c>?history=12</c> its history, <c>?relations=12</c> what it is
/// linked to, <c>?add=1</c> the Add dialog, <c>?import=1</c> the one that imports. So a button, a row's menu, a link on another page, a
/// bookmark and a new load all go the same way: they only change the address. What is closed leaves the address.
/// </summary>
public sealed class ItemOpener : ComponentBase, IDisposable
{
    private string _path = "";
    private (string Key, string Item)? _shown;
    private bool _disposed;

    /// <summary>Shows the item; ends when it is closed again.</summary>
    [Parameter] public Func<long, Task>? Open { get; set; }

    /// <summary>Shows the item's history; ends when it is closed again.</summary>
    [Parameter] public Func<long, Task>? History { get; set; }

    /// <summary>Shows the item's relations; ends when they are closed again.</summary>
    [Parameter] public Func<long, Task>? Relations { get; set; }

    /// <summary>Shows Edit App Configuration of the user's line; ends when it is closed again.</summary>
    [Parameter] public Func<long, Task>? Line { get; set; }

    /// <summary>Shows the written mail; ends when it is closed again.</summary>
    [Parameter] public Func<string, Task>? Mail { get; set; }

    /// <summary>Shows the Add dialog; ends when it is closed again.</summary>
    [Parameter] public Func<Task>? Add { get; set; }

    /// <summary>Shows the dialog that imports; ends when it is closed again.</summary>
    [Parameter] public Func<Task>? Import { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    protected override void OnInitialized()
    {
        _path = Path;
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await FollowAsync();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        Navigation.LocationChanged -= OnLocationChanged;
    }

    private string Path => new Uri(Navigation.Uri).AbsolutePath;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(async () =>
    {
        try
        {
            await FollowAsync();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception); // nobody awaits an event: the error boundary must hear of it
        }
    });

    private async Task FollowAsync()
    {
        if (_disposed || Path != _path)
        {
            return;
        }

        if (Navigation.Opened() is var wanted && wanted != _shown)
        {
            if (_shown is not null)
            {
                Dialogs.CloseEverything(); // Back, or on to another item: what was typed stays as a draft
            }

            _shown = wanted;
            await ShowAsync(wanted);
        }
    }

    private async Task ShowAsync((string Key, string Item)? wanted)
    {
        if (wanted is not { } asked || WayTo(asked.Key, asked.Item) is not { } show)
        {
            return;
        }

        await show();
        if (!_disposed && _shown == wanted && Path == _path)
        {
            _shown = null; // closed by itself
            Navigation.SetClosed();
        }
    }

    private Func<Task>? WayTo(string key, string item) => key switch
    {
        TableAddress.AddKey => Add,
        TableAddress.ImportKey => Import,
        TableAddress.MailKey when Mail is not null => () => Mail(item),
        _ when WayTo(key) is { } show && long.TryParse(item, CultureInfo.InvariantCulture, out var id) => () => show(id),
        _ => null,
    };

    private Func<long, Task>? WayTo(string key) => key switch
    {
        TableAddress.HistoryKey => History,
        TableAddress.RelationsKey => Relations,
        TableAddress.LineKey => Line,
        _ => Open,
    };
}
