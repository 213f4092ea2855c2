using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Where the database and its keys lie, and whose they are: <c>ConnectionStrings:Dashboard</c>, <c>Database:Group</c> and
/// <c>DataProtection:KeysFolder</c>.
/// </summary>
public sealed class StorageOptions
{
    /// <summary>The connection string of the database.</summary>
    [Required(ErrorMessage = "Set ConnectionStrings:Dashboard, for example to 'Data Source=data/phonedashboard.db'.")]
    public string Dashboard { get; set; } = "";

    /// <summary>The group of the machine that may use the database too; empty for nobody but the account of the service.</summary>
    public string Group { get; set; } = "";

    /// <summary>The folder of the keys that what is secret in the database is sealed with; made when it is not there.</summary>
    [Required(ErrorMessage = "Set DataProtection:KeysFolder to the folder for the keys that secrets in the database are encrypted with.")]
    public string KeysFolder { get; set; } = "data/keys";

    /// <summary>The database's file, as a whole path.</summary>
    internal string DatabaseFile => Path.GetFullPath(new SqliteConnectionStringBuilder(Dashboard).DataSource);

    /// <summary>The folder of sounds that are received and not saved yet, beside the database.</summary>
    internal string UploadsFolder => Path.Combine(Path.GetDirectoryName(DatabaseFile)!, "uploads");
}
