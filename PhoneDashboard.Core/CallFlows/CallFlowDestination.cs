using System.Globalization;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.CallFlows;

/// <summary>A contact method that a Ring Group rings.</summary>
public sealed class CallFlowDestination : IAggregatePart, IRestoredRow
{
    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>The Ring Group.</summary>
    public long ObjectId { get; set; }

    /// <summary>The Ring Group.</summary>
    public CallFlowObject Object { get; set; } = null!;

    /// <summary>What it rings.</summary>
    public long ContactMethodId { get; set; }

    /// <summary>What it rings.</summary>
    public ContactMethod ContactMethod { get; set; } = null!;

    /// <summary>From 0; destinations with the same position ring at the same time.</summary>
    public int Position { get; set; }

    /// <summary>How long it rings, in seconds.</summary>
    public int RingSeconds { get; set; } = 25;

    IAggregate? IAggregatePart.Root => Object.Tab.CallFlow;

    string IAggregatePart.AuditField => CallFlowFields.Destinations;

    string IAggregatePart.AuditText => $"{Object.Name}: {ContactMethod.Kind} {ContactMethod.User.FullName}";

    string? IAggregatePart.AuditKey => ContactMethodId.ToString(CultureInfo.InvariantCulture);

    int IAggregatePart.AuditOrder => Position;

    string? IRestoredRow.Lost => "A ring group, or what it rang, was deleted in the meantime.";
}
