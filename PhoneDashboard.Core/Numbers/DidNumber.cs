using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>A public number in E.164.</summary>
public sealed class DidNumber : IAggregate, IFolded, IClaimable
{
    /// <summary>The longest description, in characters.</summary>
    public const int DescriptionLength = 200;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>When it was added, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>E.164 digits without plus, unique (Specification 5, rule 3; ITU-T E.164).</summary>
    public required string Digits { get; set; }

    /// <summary>ISO 3166 letters of the number's country.</summary>
    public required string Country { get; set; }

    /// <summary>Where it comes from.</summary>
    public DidNumberSource Source { get; set; } = DidNumberSource.ThirdParty;

    /// <summary>A disabled number is not offered for inbound calls (Specification 5, rule 4).</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What connects it to this system; null: no inbound calls (Specification 5, rule 4).</summary>
    public long? TrunkId { get; set; }

    /// <summary>What connects it to this system; null: no inbound calls (Specification 5, rule 4).</summary>
    public Trunk? Trunk { get; set; }

    /// <summary>A note for colleagues, or null.</summary>
    public string? Description { get; set; }

    /// <summary>Folded description: search.</summary>
    [Unaudited]
    public string DescriptionKey { get; private set; } = "";

    /// <summary>It rings something: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public bool Assigned { get; internal set; }

    /// <summary>
    /// The folded name of the user or the call flow that it rings: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public string RingsKey { get; internal set; } = "";

    /// <summary>What it rings, or null while it is free.</summary>
    public DidAssignment? Assignment { get; set; }

    /// <summary>The lines that show it on external calls.</summary>
    public List<LineCallerId> CallerIdOf { get; } = [];

    string IAggregate.AuditName => "+" + Digits;

    string IClaimable.Written => E164.Format(Digits);

    NumberAssignment? IClaimable.Assignment => Assignment;

    string? IClaimable.WhyNoCalls => !Enabled ? "is disabled" : TrunkId is null ? "has no trunk" : null;

    void IFolded.FoldKeys() => DescriptionKey = TextKey.Fold(Description);
}
