namespace PhoneDashboard.Core.Numbers;

/// <summary>What an Internal Number rings.</summary>
public sealed class InternalNumberAssignment : NumberAssignment
{
    /// <summary>Who dials it rings the owner; it is the key, so that a number has one owner only.</summary>
    public long InternalNumberId { get; set; }

    /// <summary>Who dials it rings the owner; it is the key, so that a number has one owner only.</summary>
    public InternalNumber InternalNumber { get; set; } = null!;

    internal override IClaimable Number
    {
        get => InternalNumber;
        set => (InternalNumber, InternalNumberId) = ((InternalNumber)value, value.Id);
    }

    internal override string AuditField => nameof(Core.ContactMethods.ContactMethod.InternalNumbers);
}
