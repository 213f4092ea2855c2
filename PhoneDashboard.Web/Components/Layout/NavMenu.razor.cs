using Microsoft.AspNetCore.Components;
using PhoneDashboard.Web.Components.Shared;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>The left menu (SPEC section 3). It can be narrowed to its icons; on small screens it is a drawer.</summary>
public sealed partial class NavMenu
{
    private static readonly (string Text, string Address, string Icon)[] Items =
    [
        ("Overview", "/", "dashboard"),
        ("Users", "/users", "group"),
        ("Contact Methods", "/contact-methods", "contact_phone"),
        ("Numbers", "/numbers", "tag"),
        ("Call Flows", "/call-flows", "account_tree"),
        ("Audio Files", "/audio-files", "music_note"),
        ("Delivery Methods", "/delivery-methods", "outbox"),
        ("Feature Codes", "/feature-codes", "dialpad"),
        ("Time Schedules", "/time-schedules", "schedule"),
        ("Settings", "/settings", "settings"),
    ];

    private bool _narrow;

    [Inject] public required UserPreferences Preferences { get; init; }

    [Inject] public required PageScript Script { get; init; }

    protected override async Task OnInitializedAsync() => _narrow = await Preferences.ReadAsync<string>("menu") == "narrow";

    private async Task ToggleWidthAsync()
    {
        _narrow = !_narrow;
        var width = _narrow ? "narrow" : "wide";
        await Preferences.WriteAsync("menu", width);
        await Script.SetMenuAsync(width);
    }
}
