using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>The section <c>Backup</c> of the configuration.</summary>
public sealed class BackupOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Backup";

    /// <summary>The folder of the daily backups and of those asked for in Settings; made when it is not there.</summary>
    [Required(ErrorMessage = "Set Backup:Folder to the folder that backups are written to.")]
    public string Folder { get; set; } = "data/backups";
}
