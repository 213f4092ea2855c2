using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>Who has a number, in words.</summary>
internal static class NumberOwners
{
    /// <summary>The user or the call flow that a DID Number rings.</summary>
    internal static async Task<string> OfDidAsync(DashboardDb db, long didNumberId, CancellationToken cancellationToken) =>
        await db.DidAssignments.Where(assignment => assignment.DidNumberId == didNumberId)
            .Select(assignment => assignment.ContactMethod != null
                ? assignment.ContactMethod.User.FirstName + " " + assignment.ContactMethod.User.LastName
                : "the call flow " + assignment.CallFlowObject!.Tab.CallFlow.Name)
            .SingleAsync(cancellationToken);

    /// <summary>The user or the call flow that an Internal Number rings.</summary>
    internal static async Task<string> OfInternalNumberAsync(DashboardDb db, long internalNumberId, CancellationToken cancellationToken) =>
        await db.InternalNumberAssignments.Where(assignment => assignment.InternalNumberId == internalNumberId)
            .Select(assignment => assignment.ContactMethod != null
                ? assignment.ContactMethod.User.FirstName + " " + assignment.ContactMethod.User.LastName
                : "the call flow " + assignment.CallFlowObject!.Tab.CallFlow.Name)
            .SingleAsync(cancellationToken);
}
