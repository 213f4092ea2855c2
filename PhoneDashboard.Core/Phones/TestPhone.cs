namespace PhoneDashboard.Core.Phones;

/// <summary>What an administrator scans to connect a test phone.</summary>
/// <param name="Id">To ask how far it is.</param>
/// <param name="SettingsUrl">Where the phone fetches its settings: a one-time address.</param>
/// <param name="ExpiresUtc">Until when, UTC.</param>
public sealed record TestPhone(long Id, string SettingsUrl, DateTime ExpiresUtc)
{
    /// <summary>The same for the app itself: opening it makes the app fetch them.</summary>
    public string AppLink => $"linphone-config:{SettingsUrl}";
}
