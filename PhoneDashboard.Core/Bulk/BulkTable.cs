namespace PhoneDashboard.Core.Bulk;

/// <summary>The tables whose rows can be changed together.</summary>
public enum BulkTable
{
    /// <summary>Users.</summary>
    Users,

    /// <summary>App Configurations.</summary>
    AppLines,
}
