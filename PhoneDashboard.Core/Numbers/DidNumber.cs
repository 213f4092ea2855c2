using System.Globalization;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Where a DID Number comes from.</summary>
public enum DidNumberSource
{
    /// <summary>Bought at the DID provider.</summary>
    Provider,

    /// <summary>Typed in.</summary>
    ThirdParty,
}

/// <summary>A public number in E.164.</summary>
public sealed class DidNumber : IAggregate, IFolded
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

    /// <summary>The folded name of the user or the call flow that it rings: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public string RingsKey { get; internal set; } = "";

    /// <summary>What it rings, or null while it is free.</summary>
    public DidAssignment? Assignment { get; set; }

    /// <summary>The lines that show it on external calls.</summary>
    public List<LineCallerId> CallerIdOf { get; } = [];

    string IAggregate.AuditName => "+" + Digits;

    void IFolded.FoldKeys() => DescriptionKey = TextKey.Fold(Description);
}

/// <summary>
/// What a DID Number rings. The number is the key, so that it can have one owner only, whoever saves at the same moment (Specification 5, rule 1).
/// </summary>
public sealed class DidAssignment : IAggregatePart
{
    /// <summary>The number.</summary>
    public long DidNumberId { get; set; }

    /// <summary>The number.</summary>
    public DidNumber DidNumber { get; set; } = null!;

    /// <summary>The contact method it rings; null when it rings a call flow.</summary>
    public long? ContactMethodId { get; set; }

    /// <summary>The contact method it rings; null when it rings a call flow.</summary>
    public ContactMethod? ContactMethod { get; set; }

    /// <summary>The call-flow object it rings; null when it rings a contact method.</summary>
    public long? CallFlowObjectId { get; set; }

    /// <summary>The call-flow object it rings; null when it rings a contact method.</summary>
    public CallFlowObject? CallFlowObject { get; set; }

    /// <summary>From 0, among the numbers of the same owner.</summary>
    public int Position { get; set; }

    IAggregate? IAggregatePart.Root => ContactMethod ?? (IAggregate?)CallFlowObject?.Tab.CallFlow;

    string IAggregatePart.AuditField => nameof(Core.ContactMethods.ContactMethod.DidNumbers);

    string IAggregatePart.AuditText => DidNumber.Digits;

    string? IAggregatePart.AuditKey => DidNumberId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;
}
