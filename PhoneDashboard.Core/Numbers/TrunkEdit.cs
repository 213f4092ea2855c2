using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A trunk that is being edited.</summary>
public sealed class TrunkEdit : NewTrunk, IVersionedEdit
{
    /// <summary>The trunk.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
