using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A DID Number that is being edited. Its digits stay.</summary>
public sealed class DidNumberEdit : IVersionedEdit
{
    /// <summary>The number.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }

    /// <summary>E.164 digits without plus; to read.</summary>
    public string Digits { get; init; } = "";

    /// <summary>ISO 3166 letters; to read.</summary>
    public string Country { get; init; } = "";

    /// <summary>Where it comes from; to read.</summary>
    public DidNumberSource Source { get; init; }

    /// <summary>The trunk, or null for none.</summary>
    public long? TrunkId { get; set; }

    /// <summary>False: not offered for inbound calls; where it is assigned it stays, with a warning (Specification 5, rule 4).</summary>
    public bool Enabled { get; set; }

    /// <summary>A note for colleagues.</summary>
    [StringLength(DidNumber.DescriptionLength, ErrorMessage = "Use at most 200 characters.")]
    public string? Description { get; set; }
}
