namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>What a restore did.</summary>
/// <param name="Backup">The backup that was put back.</param>
/// <param name="Database">The database that it is now.</param>
/// <param name="Kept">Where the database that was there before is kept; null when there was none.</param>
/// <param name="MailsHeld">How many mails wait until an administrator says what becomes of them.</param>
/// <param name="PublicUrl">The base address of links in the restored Settings.</param>
public sealed record Restored(Backup Backup, string Database, string? Kept, int MailsHeld, string PublicUrl);
