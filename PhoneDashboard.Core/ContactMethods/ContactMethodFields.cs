using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The fields of contact methods. No form sets those of the kinds beside the line; the trail names them.</summary>
internal static class ContactMethodFields
{
    // Made anew when they are asked for: the line's fields and these need each other.

    /// <summary>What no kind of contact method has a form for.</summary>
    internal static IReadOnlyList<Field> OfAll =>
    [
        new(nameof(ContactMethod.Name), "Name") { IsFilter = true },
        new(nameof(ContactMethod.UserId), "User") { References = nameof(PhoneUser) },
        new(nameof(ContactMethod.Kind), "Kind")
        {
            Words = text => Enum.TryParse<ContactMethodKind>(text, out var kind) ? kind.Words() : text,
        },
    ];

    internal static FieldCatalogue SipAccounts => Of<SipAccount>("SIP Account", new Field(nameof(SipAccount.SipUsername), "SIP Username"));

    internal static FieldCatalogue PstnForwardings => Of<PstnForwarding>(
        "PSTN Forwarding", new Field(nameof(PstnForwarding.ForwardingNumber), "Forwarding Number") { Words = DidNumberFields.DigitWords });

    internal static FieldCatalogue SipForwardings =>
        Of<SipForwarding>("SIP Forwarding", new Field(nameof(SipForwarding.SipUri), "SIP Address"));

    internal static FieldCatalogue Emails => Of<EmailMethod>("Email", new Field(nameof(EmailMethod.EmailAddress), "Email"));

    private static FieldCatalogue Of<T>(string words, Field own) => new(typeof(T).Name, words,
    [
        own,
        .. OfAll,
        AppLineFields.WhenUnavailable,
        AppLineFields.VoicemailAudio,
        AppLineFields.DidNumbers,
        AppLineFields.InternalNumbers,
    ]);
}
