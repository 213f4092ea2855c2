using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What a number rings: a contact method of a user, or an object of a call flow (Specification 5, rule 1).</summary>
public sealed record NumberOwner
{
    /// <summary>The contact method; null when it is a call flow.</summary>
    public long? ContactMethodId { get; init; }

    /// <summary>The contact method's kind; null when it is a call flow.</summary>
    public ContactMethodKind? Kind { get; init; }

    /// <summary>The contact method's name; null when it is a call flow. Every line has the same.</summary>
    public string? MethodName { get; init; }

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

    /// <summary>Where a call goes: "Contact Method" or "Call Flow".</summary>
    public string Routing => Kind is null ? "Call Flow" : "Contact Method";

    /// <summary>The user or the call flow: "Ben Ortega" or "Main line".</summary>
    public string AssignedTo => (Kind is null ? CallFlowName : UserName)!;

    /// <summary>What of the user or of the flow: "App Configuration", "SIP Account (Desk phone)" or "Incoming calls".</summary>
    public string Target => Kind switch
    {
        null => ObjectName!,
        ContactMethodKind.AppLine => ContactMethodKind.AppLine.Words(),
        _ => $"{Kind.Value.Words()} ({MethodName})",
    };

    /// <summary>The owners of DID Numbers, by number; free ones are missing.</summary>
    internal static Task<Dictionary<long, NumberOwner>> OfDidNumbersAsync(
        DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        OfAsync<DidAssignment>(db, ids, did => did.DidNumberId, cancellationToken);

    /// <summary>The owners of Internal Numbers, by number; free ones are missing.</summary>
    internal static Task<Dictionary<long, NumberOwner>> OfInternalNumbersAsync(
        DashboardDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        OfAsync<InternalNumberAssignment>(db, ids, number => number.InternalNumberId, cancellationToken);

    /// <summary>The owner of one number, a DID Number or an Internal Number; null when it is free.</summary>
    internal static async Task<NumberOwner?> OfAsync(DashboardDb db, bool isDid, long id, CancellationToken cancellationToken) =>
        (isDid ? await OfDidNumbersAsync(db, [id], cancellationToken) : await OfInternalNumbersAsync(db, [id], cancellationToken))
            .GetValueOrDefault(id);

    private static async Task<Dictionary<long, NumberOwner>> OfAsync<T>(
        DashboardDb db, IReadOnlyCollection<long> ids, Expression<Func<T, long>> number, CancellationToken cancellationToken)
        where T : NumberAssignment
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var name = PhoneUserLists.NameOf(db);
        // As one parameter, so that the statement is made once, whatever their count.
        Expression<Func<T, bool>> isAsked = row => EF.Parameter(ids).Contains(number.Call(row));
        Expression<Func<T, KeyValuePair<long, NumberOwner>>> byNumber = row => new KeyValuePair<long, NumberOwner>(
            number.Call(row),
            new NumberOwner
            {
                ContactMethodId = row.ContactMethod!.Id,
                Kind = row.ContactMethod.Kind,
                MethodName = row.ContactMethod.Name,
                UserId = row.ContactMethod.UserId,
                UserName = name.Call(row.ContactMethod.User),
                CallFlowId = row.CallFlowObject!.Tab.CallFlowId,
                CallFlowName = row.CallFlowObject.Tab.CallFlow.Name,
                ObjectName = row.CallFlowObject.Name,
            });
        return (await db.Set<T>().AsNoTracking().Where(isAsked.Expand()).Select(byNumber.Expand()).ToListAsync(cancellationToken))
            .ToDictionary();
    }
}
