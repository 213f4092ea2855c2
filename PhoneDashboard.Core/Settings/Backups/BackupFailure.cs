namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>A backup that came to nothing.</summary>
/// <param name="Utc">When, UTC.</param>
/// <param name="Message">Why, in words.</param>
public sealed record BackupFailure(DateTime Utc, string Message);
