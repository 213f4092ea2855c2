using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Users;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.ContactMethodEdit>;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The fields that contact methods have alike.</summary>
public static class ContactMethodFields
{
    /// <inheritdoc cref="ContactMethod.UserId"/>
    public static readonly Field User = Edits.Reference(
        nameof(ContactMethod.UserId), "User", nameof(PhoneUser), method => method.UserId, (method, id) => method.UserId = id) with
    {
        Help = "Whom it reaches.",
    };

    // Made anew when they are asked for: the line's fields and these need each other.

    /// <summary>What rings it, and what happens when nobody answers.</summary>
    internal static IReadOnlyList<Field> Inbound =>
        [AppLineFields.DidNumbers, AppLineFields.InternalNumbers, AppLineFields.WhenUnavailable, AppLineFields.VoicemailAudio];

    /// <summary>Which kind of contact method it is; never changes.</summary>
    internal static Field Kind => new(nameof(ContactMethod.Kind), "Kind")
    {
        Words = text => Enum.TryParse<ContactMethodKind>(text, out var kind) ? kind.Words() : text,
    };

    /// <summary>What the trail names besides what forms set.</summary>
    internal static IReadOnlyList<Field> Beside => [new(nameof(ContactMethod.Name), "Name") { IsFilter = true }, Kind];

    /// <summary>The same, of what has a user whom no form sets.</summary>
    internal static IReadOnlyList<Field> OfAll => [.. Beside, new(nameof(ContactMethod.UserId), "User") { References = nameof(PhoneUser) }];

    internal static FieldCatalogue SipAccounts => new(nameof(SipAccount), ContactMethodKind.SipAccount.Words(),
        [new Field(nameof(SipAccount.SipUsername), "SIP Username"), .. OfAll, .. Inbound]);
}
