namespace PhoneDashboard.Core.Numbers;

/// <summary>What a DID Number rings.</summary>
public sealed class DidAssignment : NumberAssignment
{
    /// <summary>Who calls it rings the owner; it is the key, so that a number has one owner only.</summary>
    public long DidNumberId { get; set; }

    /// <summary>Who calls it rings the owner; it is the key, so that a number has one owner only.</summary>
    public DidNumber DidNumber { get; set; } = null!;

    internal override IClaimable Number
    {
        get => DidNumber;
        set => (DidNumber, DidNumberId) = ((DidNumber)value, value.Id);
    }

    internal override string AuditField => nameof(Core.ContactMethods.ContactMethod.DidNumbers);
}
