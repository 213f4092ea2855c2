using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Relations;
using PhoneDashboard.Web.Components.Shared;

namespace PhoneDashboard.Web.Components.Relations;

/// <summary>Where a related thing is: its table, narrowed so that its row can be seen, with the item open.</summary>
public static class RelationAddress
{
    /// <summary>The address of the thing.</summary>
    /// <param name="relation">The thing.</param>
    /// <param name="userId">The user whose relations are shown.</param>
    public static string Of(Relation relation, long userId)
    {
        var user = FormattableString.Invariant($"{userId}");
        return relation.Kind switch
        {
            RelationKind.CallFlow => Address("/call-flows", new ListQuery { Search = relation.Title }),
            RelationKind.AppLine => Address("/contact-methods", OfUser()),
            RelationKind.SipAccount => Address("/contact-methods/sip-accounts", OfUser()),
            RelationKind.PstnForwarding => Address("/contact-methods/pstn-forwarding", OfUser()),
            RelationKind.SipForwarding => Address("/contact-methods/sip-forwarding", OfUser()),
            RelationKind.EmailMethod => Address("/contact-methods/emails", OfUser()),
            RelationKind.AppDevice => Address("/users/devices", OfUser()),
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation.Kind, message: null),
        };

        ListQuery OfUser() => new ListQuery().WithFilter("user-id", user);

        string Address(string table, ListQuery query) => table + query.WithFilter(TableAddress.OpenKey, FormattableString.Invariant($"{relation.Id}")).ToQueryString();
    }
}
