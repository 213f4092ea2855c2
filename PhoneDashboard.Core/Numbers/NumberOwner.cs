using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;

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

    /// <summary>The user's "First Last"; null when it is a call flow.</summary>
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
    internal static async Task<Dictionary<long, NumberOwner>> OfDidNumbersAsync(DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.DidAssignments.AsNoTracking()
            .Where(assignment => ids.Contains(assignment.DidNumberId))
            .Select(assignment => new
            {
                assignment.DidNumberId,
                Owner = new NumberOwner
                {
                    ContactMethodId = assignment.ContactMethodId,
                    Kind = assignment.ContactMethod!.Kind,
                    UserId = assignment.ContactMethod.UserId,
                    UserName = assignment.ContactMethod.User.FirstName + " " + assignment.ContactMethod.User.LastName,
                    CallFlowId = assignment.CallFlowObject!.Tab.CallFlowId,
                    CallFlowName = assignment.CallFlowObject.Tab.CallFlow.Name,
                    ObjectName = assignment.CallFlowObject.Name,
                },
            })
            .ToDictionaryAsync(number => number.DidNumberId, number => number.Owner, cancellationToken);

    /// <summary>The owners of Internal Numbers, by number; free ones are missing.</summary>
    internal static async Task<Dictionary<long, NumberOwner>> OfInternalNumbersAsync(DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.InternalNumberAssignments.AsNoTracking()
            .Where(assignment => ids.Contains(assignment.InternalNumberId))
            .Select(assignment => new
            {
                assignment.InternalNumberId,
                Owner = new NumberOwner
                {
                    ContactMethodId = assignment.ContactMethodId,
                    Kind = assignment.ContactMethod!.Kind,
                    UserId = assignment.ContactMethod.UserId,
                    UserName = assignment.ContactMethod.User.FirstName + " " + assignment.ContactMethod.User.LastName,
                    CallFlowId = assignment.CallFlowObject!.Tab.CallFlowId,
                    CallFlowName = assignment.CallFlowObject.Tab.CallFlow.Name,
                    ObjectName = assignment.CallFlowObject.Name,
                },
            })
            .ToDictionaryAsync(number => number.InternalNumberId, number => number.Owner, cancellationToken);
}
