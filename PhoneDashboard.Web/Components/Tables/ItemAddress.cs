using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>Where an item of another table is: the table narrowed so that its row is in sight, with the item open.</summary>
public static class ItemAddress
{
    /// <summary>The table of a kind of contact method.</summary>
    public static string Table(ContactMethodKind kind) => kind switch
    {
        ContactMethodKind.AppLine => "/contact-methods",
        ContactMethodKind.SipAccount => "/contact-methods/sip-accounts",
        ContactMethodKind.PstnForwarding => "/contact-methods/pstn-forwarding",
        ContactMethodKind.SipForwarding => "/contact-methods/sip-forwarding",
        ContactMethodKind.EmailMethod => "/contact-methods/emails",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>A contact method, a line included.</summary>
    public static string ContactMethod(ContactMethodKind kind, long userId, long id) =>
        string.Create(CultureInfo.InvariantCulture, $"{Table(kind)}?user-id={userId}&open={id}");

    /// <summary>The user, open.</summary>
    public static string User(long id) => string.Create(CultureInfo.InvariantCulture, $"/users?user-id={id}&open={id}");

    /// <summary>The lines that show a DID Number as Caller ID.</summary>
    public static string LinesShowing(long didNumberId) =>
        string.Create(CultureInfo.InvariantCulture, $"/contact-methods?{CallerIdFilter.Key}={didNumberId}");

    /// <summary>The lines that show an Internal Number as Internal Caller ID.</summary>
    public static string LinesShowingInternal(long internalNumberId) =>
        string.Create(CultureInfo.InvariantCulture, $"/contact-methods?{CallerIdFilter.InternalKey}={internalNumberId}");

    /// <summary>Its table, with the flow found and open.</summary>
    public static string CallFlow(long id, string name) => Searched("/call-flows", name, id);

    /// <summary>The same of a DID Number.</summary>
    public static string DidNumber(long id, string number) => Searched("/numbers", number, id);

    /// <summary>A saved view, on the page of its table.</summary>
    public static string View(string page, long id) => string.Create(CultureInfo.InvariantCulture, $"{page}?{TableAddress.ViewKey}={id}");

    /// <summary>What a number rings.</summary>
    public static string Of(NumberOwner owner) => owner.Kind is { } kind
        ? ContactMethod(kind, owner.UserId!.Value, owner.ContactMethodId!.Value)
        : CallFlow(owner.CallFlowId!.Value, owner.CallFlowName!);

    /// <summary>The user or the call flow that has a number.</summary>
    public static string AssignedTo(NumberOwner owner) => owner.UserId is { } user ? User(user) : Of(owner);

    private static string Searched(string table, string text, long id) =>
        QueryHelpers.AddQueryString(table, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["search"] = text,
            ["open"] = id.ToString(CultureInfo.InvariantCulture),
        });
}
