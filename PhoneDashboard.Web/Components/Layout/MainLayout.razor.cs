using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>The frame of every page: top bar, menu, the page itself, and the places where dialogs and messages appear.</summary>
public sealed partial class MainLayout : IDisposable
{
    private PageErrorBoundary? _page, _windows;
    private bool _drawerOpen;
    private string _path = "";

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    protected override void OnInitialized()
    {
        _path = PathOf(Navigation.Uri);
        Script.File = Assets["app.js"];
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.StartShellAsync();
        }
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private static string PathOf(string uri) => new Uri(uri).AbsolutePath;

    // A table keeps its state in the query string: another page ends all that is open, a sort beside an open panel does not.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(() =>
    {
        var path = PathOf(args.Location);
        if (path != _path)
        {
            _path = path;
            _drawerOpen = false;
            CloseWindows();
            _page?.Recover();
            _windows?.Recover();
            StateHasChanged();
        }
        else
        {
            Dialogs.FollowHistory();
        }
    });

    private void ToggleDrawer() => _drawerOpen = !_drawerOpen;

    private void CloseDrawer() => _drawerOpen = false;

    private void CloseWindows() => Dialogs.CloseEverything();
}
