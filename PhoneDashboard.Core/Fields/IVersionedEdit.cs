namespace PhoneDashboard.Core.Fields;

/// <summary>An edit of a thing that others may edit at the same time.</summary>
public interface IVersionedEdit
{
    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    long Version { get; set; }
}
