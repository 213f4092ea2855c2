using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>The left menu (Specification 3). It can be narrowed to its icons; on small screens it is a drawer.</summary>
public sealed partial class NavMenu
{
    private static readonly (string Text, string Address, string Icon, Permission Needs)[] Items =
    [
        ("Overview", "/", "dashboard", Permission.Read),
        ("Users", "/users", "group", Permission.Read),
        ("Contact Methods", "/contact-methods", "contact_phone", Permission.Read),
        ("Numbers", "/numbers", "tag", Permission.Read),
        ("Call Flows", "/call-flows", "account_tree", Permission.Read),
        ("Audio Files", "/audio-files", "music_note", Permission.Read),
        ("Delivery Methods", "/delivery-methods", "outbox", Permission.Read),
        ("Feature Codes", "/feature-codes", "dialpad", Permission.Read),
        ("Time Schedules", "/time-schedules", "schedule", Permission.Read),
        ("Activity", "/activity", "history", Permission.ReadActivity),
        ("Team Accounts", "/team-accounts", "badge", Permission.ManageTeam),
        ("Settings", "/settings", "settings", Permission.ReadMails),
    ];

    private bool _narrow;

    [Inject] public required CurrentActor Current { get; init; }

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
