using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>
/// Opens what the address of a page asks for: <c>?open=12</c> an item, <c>?add=1</c> the Add dialog. So a row's menu, a link on another page and a bookmark all go the
/// same way: they only change the address. Closing the item clears the address.
/// </summary>
public sealed class ItemOpener : ComponentBase, IDisposable
{
    /// <summary>The key by which other pages ask for the Add dialog; no table uses it as a filter.</summary>
    public const string AddKey = "add";

    private string _path = "";
    private long? _openId;
    private bool _disposed;

    /// <summary>Shows the item; ends when it is closed again.</summary>
    [Parameter] public Func<long, Task>? Open { get; set; }

    /// <summary>Shows the Add dialog.</summary>
    [Parameter] public Func<Task>? Add { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

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

        if (Add is not null && Navigation.Query().Filter(AddKey) is not null)
        {
            Navigation.Show(Navigation.Query().WithFilter(AddKey, null), replace: true);
            await Add();
        }
        else if (Open is not null && Navigation.OpenId() is var id && id != _openId)
        {
            _openId = id;
            await (id is null ? Task.CompletedTask : ShowAsync(id.Value));
        }
    }

    private async Task ShowAsync(long id)
    {
        await Open!(id);
        if (!_disposed && _openId == id && Path == _path && Navigation.OpenId() == id)
        {
            Navigation.SetOpen(null);
        }
    }
}
