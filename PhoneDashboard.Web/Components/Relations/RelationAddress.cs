using System.Globalization;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Relations;

namespace PhoneDashboard.Web.Components.Relations;

/// <summary>Where a related thing is: its table, narrowed so that its row can be seen, with the item open.</summary>
public static class RelationAddress
{
    /// <summary>The address of the thing.</summary>
    /// <param name="relation">The thing.</param>
    /// <param name="userId">The user whose relations are shown.</param>
    public static string Of(Relation relation, long userId) => relation.Kind switch
    {
        RelationKind.CallFlow => ItemAddress.CallFlow(relation.Id, relation.Title),
        RelationKind.AppLine => ItemAddress.ContactMethod(ContactMethodKind.AppLine, userId, relation.Id),
        RelationKind.SipAccount => ItemAddress.ContactMethod(ContactMethodKind.SipAccount, userId, relation.Id),
        RelationKind.PstnForwarding => ItemAddress.ContactMethod(ContactMethodKind.PstnForwarding, userId, relation.Id),
        RelationKind.SipForwarding => ItemAddress.ContactMethod(ContactMethodKind.SipForwarding, userId, relation.Id),
        RelationKind.EmailMethod => ItemAddress.ContactMethod(ContactMethodKind.EmailMethod, userId, relation.Id),
        RelationKind.AppDevice => string.Create(CultureInfo.InvariantCulture, $"/users/devices?user-id={userId}&open={relation.Id}"),
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation.Kind, message: null),
    };
}
