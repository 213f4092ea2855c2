namespace PhoneDashboard.Core.Bulk;

/// <summary>What becomes of a switch.</summary>
public enum SwitchChange
{
    /// <summary>It stays as it is.</summary>
    Leave,

    /// <summary>It is on afterwards.</summary>
    On,

    /// <summary>It is off afterwards.</summary>
    Off,
}
