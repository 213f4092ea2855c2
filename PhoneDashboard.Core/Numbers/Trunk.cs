using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Connects DID Numbers to this system.</summary>
public sealed class Trunk : IAggregate, IFolded
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The name, unique when folded.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>Given to a new number unless another trunk is chosen (Specification 2); one at most.</summary>
    public bool IsDefault { get; set; }

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
}
