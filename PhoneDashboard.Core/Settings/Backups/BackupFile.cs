namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>One file of a backup, open for reading.</summary>
/// <param name="FileName">Its name, without a path.</param>
/// <param name="Content">Whoever asked for it disposes it.</param>
public sealed record BackupFile(string FileName, Stream Content);
