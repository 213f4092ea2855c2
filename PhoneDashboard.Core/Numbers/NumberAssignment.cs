using System.Globalization;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>
/// What a number of either kind rings. In the table of each kind the number is the key, so that it can have one owner only, whoever saves
/// at the same moment (Specification 5, rule 1). <see cref="NumberClaims"/> gives, moves and frees them.
/// </summary>
public abstract class NumberAssignment : IAggregatePart, IRestoredRow
{
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

    string IAggregatePart.AuditField => AuditField;

    string IAggregatePart.AuditText => Number.Digits;

    string? IAggregatePart.AuditKey => Number.Id.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;

    string? IRestoredRow.Words => Number?.Written;

    string? IRestoredRow.Taken => $"{Number.Written} rings {OwnerName} now and stays there.";

    string? IRestoredRow.Lost => "A number, or what it rang, was deleted in the meantime.";

    void IRestoredRow.MakeRoomFor(object back) => Number = ((NumberAssignment)back).Number;

    /// <summary>The number, with its key.</summary>
    internal abstract IClaimable Number { get; set; }

    /// <summary>The user or the call flow, in words.</summary>
    internal string OwnerName => ContactMethod?.User.FullName ?? CallFlowObject!.Tab.CallFlow.Name;

    /// <summary>The owner's numbers of this kind, in the audit trail.</summary>
    internal abstract string AuditField { get; }
}
