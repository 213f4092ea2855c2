namespace PhoneDashboard.Core.Phones;

/// <summary>What the activation page shows to whoever has a live link: company and first name, and nothing else of the person.</summary>
/// <param name="Company">The company's name.</param>
/// <param name="FirstName">The invited person's.</param>
/// <param name="App">What the phone app is called.</param>
/// <param name="AppStoreUrl">Where it is for iPhones, or null.</param>
/// <param name="PlayStoreUrl">Where it is for Android, or null.</param>
/// <param name="Support">Whom to ask, or null.</param>
/// <param name="SettingsUrl">
/// Where the phone fetches its settings: a one-time address of ten minutes; null while phones are off.
/// </param>
public sealed record Activation(
    string Company, string FirstName, string App, string? AppStoreUrl, string? PlayStoreUrl, string? Support, string? SettingsUrl)
{
    /// <summary>The same for the app itself: opening it makes the app fetch them.</summary>
    public string? AppLink => SettingsUrl is null ? null : $"linphone-config:{SettingsUrl}";
}
