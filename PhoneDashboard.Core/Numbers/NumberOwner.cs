using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What a number rings: a contact method of a user, or an object of a call flow (SPEC section 5, rule 1).</summary>
public sealed record NumberOwner
{
    /// <summary>The contact method; null when it is a call flow.</summary>
    public long? ContactMethodId { get; init; }

    /// <summary>The contact method's kind; null when it is a call flow.</summary>
    public ContactMethodKind? Kind { get; init; }

    /// <summary>The contact method's user; null when it is a call flow.</summary>
    public long? UserId { get; init; }

    /// <summary>The user's "First Last", with the address behind where another one is called that; null when it is a call flow.</summary>
    public string? UserName { get; init; }

    /// <summary>The call flow; null when it is a contact method.</summary>
    public long? CallFlowId { get; init; }

    /// <summary>The call flow's name; null when it is a contact method.</summary>
    public string? CallFlowName { get; init; }

    /// <summary>The object's name; null when it is a contact method.</summary>
    public string? ObjectName { get; init; }

    /// <summary>"Ben Ortega", "Ben Ortega (SIP Account)" or "Main line (Incoming calls)".</summary>
    public string Text => Kind switch
    {
        null => $"{CallFlowName} ({ObjectName})",
        ContactMethodKind.AppLine => UserName!,
        _ => $"{UserName} ({Kind.Value.Words()})",
    };

    /// <summary>The owners of DID Numbers, by number; free ones are missing.</summary>
    internal static async Task<Dictionary<long, NumberOwner>> OfDidNumbersAsync(
        DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var name = PhoneUserLists.NameOf(db);
        Expression<Func<DidAssignment, NumberOwner>> owner = assignment => new NumberOwner
        {
            ContactMethodId = assignment.ContactMethodId,
            Kind = assignment.ContactMethod!.Kind,
            UserId = assignment.ContactMethod.UserId,
            UserName = name.Call(assignment.ContactMethod.User),
            CallFlowId = assignment.CallFlowObject!.Tab.CallFlowId,
            CallFlowName = assignment.CallFlowObject.Tab.CallFlow.Name,
            ObjectName = assignment.CallFlowObject.Name,
        };
        Expression<Func<DidAssignment, KeyValuePair<long, NumberOwner>>> byNumber = assignment =>
            new KeyValuePair<long, NumberOwner>(assignment.DidNumberId, owner.Call(assignment));
        var assigned = db.DidAssignments.AsNoTracking().Where(assignment => ids.Contains(assignment.DidNumberId));
        return ids.Count == 0 ? [] : (await assigned.Select(byNumber.Expand()).ToListAsync(cancellationToken)).ToDictionary();
    }

    /// <summary>The owners of Internal Numbers, by number; free ones are missing.</summary>
    internal static async Task<Dictionary<long, NumberOwner>> OfInternalNumbersAsync(
        DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var name = PhoneUserLists.NameOf(db);
        Expression<Func<InternalNumberAssignment, NumberOwner>> owner = assignment => new NumberOwner
        {
            ContactMethodId = assignment.ContactMethodId,
            Kind = assignment.ContactMethod!.Kind,
            UserId = assignment.ContactMethod.UserId,
            UserName = name.Call(assignment.ContactMethod.User),
            CallFlowId = assignment.CallFlowObject!.Tab.CallFlowId,
            CallFlowName = assignment.CallFlowObject.Tab.CallFlow.Name,
            ObjectName = assignment.CallFlowObject.Name,
        };
        Expression<Func<InternalNumberAssignment, KeyValuePair<long, NumberOwner>>> byNumber = assignment =>
            new KeyValuePair<long, NumberOwner>(assignment.InternalNumberId, owner.Call(assignment));
        var assigned = db.InternalNumberAssignments.AsNoTracking().Where(assignment => ids.Contains(assignment.InternalNumberId));
        return ids.Count == 0 ? [] : (await assigned.Select(byNumber.Expand()).ToListAsync(cancellationToken)).ToDictionary();
    }
}
