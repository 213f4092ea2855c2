using Microsoft.AspNetCore.Components;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>Logo, search, theme and account.</summary>
public sealed partial class TopBar
{
    private FrameErrorBoundary? _search;
    private string _theme = "system";

    /// <summary>Whether the menu is open as a drawer.</summary>
    [Parameter] public bool DrawerOpen { get; set; }

    /// <summary>Opens or closes the drawer.</summary>
    [Parameter] public EventCallback ToggleDrawer { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required UserPreferences Preferences { get; init; }

    [Inject] public required PageScript Script { get; init; }

    private string Icon => _theme switch
    {
        "light" => "light_mode",
        "dark" => "dark_mode",
        _ => "contrast",
    };

    protected override async Task OnInitializedAsync() => _theme = await Preferences.ReadAsync<string>("theme") ?? "system";

    private async Task NextThemeAsync()
    {
        _theme = _theme switch
        {
            "system" => "light",
            "light" => "dark",
            _ => "system",
        };
        await Preferences.WriteAsync("theme", _theme);
        await Script.ApplyThemeAsync();
    }
}
