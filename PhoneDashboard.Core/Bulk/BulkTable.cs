namespace PhoneDashboard.Core.Bulk;

/// <summary>The tables whose rows can be changed together.</summary>
public enum BulkTable
{
    /// <summary>Rows are users; a change of lines goes to the line of each.</summary>
    Users,

    /// <summary>App Configurations.</summary>
    AppLines,

    /// <summary>App Devices: a change goes to the users whose devices these are.</summary>
    AppDevices,
}
