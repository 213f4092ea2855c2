namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>What Settings shows of the backups.</summary>
/// <param name="Folder">Their folder, as it is configured.</param>
/// <param name="Kept">Those that are whole, the newest first.</param>
/// <param name="Failure">What went wrong since the last one that went well, or null.</param>
public sealed record BackupStatus(string Folder, IReadOnlyList<Backup> Kept, BackupFailure? Failure);
