using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Where recordings and voicemail go (Specification 2).</summary>
public sealed class DeliveryMethod : IAggregate, IFolded
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

    /// <summary>How it delivers: what its other fields mean depends on it.</summary>
    public DeliveryMethodKind Kind { get; set; }

    /// <summary>The e-mail address of an Email delivery method.</summary>
    public required string EmailAddress { get; set; }

    /// <summary>The address folded: order and search.</summary>
    [Unaudited]
    public string EmailAddressKey { get; private set; } = "";

    /// <summary>The lines that deliver here.</summary>
    public List<LineDeliveryMethod> Lines { get; } = [];

    string IAggregate.AuditName => Name;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Own(NameKey, TextKey.Fold(Name), Id);
        EmailAddressKey = TextKey.Address(EmailAddress);
    }
}
