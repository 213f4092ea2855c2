using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Settings;

/// <summary>
/// What Settings lets an administrator change about backups. A form of its own beside <see cref="AccountSettingsEdit"/>, though one row
/// holds both: each conflicts only with changes of its own fields.
/// </summary>
public sealed class BackupSettingsEdit : IVersionedEdit
{
    /// <summary>As read: a save in between is a conflict where it changed one of these fields.</summary>
    public long Version { get; set; }

    /// <summary>A backup is written every day.</summary>
    public bool DailyBackup { get; set; }

    /// <summary>When on the day, in the account's time zone.</summary>
    [Required(ErrorMessage = "Enter a time, such as 02:30.")]
    public TimeOnly? BackupTime { get; set; }

    /// <summary>How many of the newest backups are kept.</summary>
    [Range(1, 365, ErrorMessage = "Enter a number from 1 to 365.")]
    public int BackupsKept { get; set; }

    /// <summary>The form filled with the present settings.</summary>
    public static BackupSettingsEdit From(AccountSettings settings) => new()
    {
        Version = settings.Version,
        DailyBackup = settings.DailyBackup,
        BackupTime = settings.BackupTime,
        BackupsKept = settings.BackupsKept,
    };
}
