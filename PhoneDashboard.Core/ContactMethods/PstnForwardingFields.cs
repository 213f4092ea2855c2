using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.PstnForwardingEdit>;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The fields of a PSTN Forwarding (Specification 4.3a).</summary>
public static class PstnForwardingFields
{
    /// <summary>Where calls go on to.</summary>
    public static readonly Field PhoneNumber = Edits.Make<(string? Typed, string? Chosen)>(
        nameof(PstnForwarding.ForwardingNumber),
        "Phone Number",
        method => (method.PhoneNumber, method.Chosen),
        (method, number) => (method.PhoneNumber, method.Chosen) = number,
        number => FieldValue.Of(DigitsOf(number.Typed, number.Chosen)),
        value => value?.Text is { } digits ? (DidNumberFields.DigitWords(digits), digits) : (null, null)) with
    {
        EditName = nameof(PstnForwardingEdit.PhoneNumber),
        Help = "Calls go on to it. As people write it in your country, or with + and the country's calling code: " + E164.Example + ".",
        Words = DidNumberFields.DigitWords,
    };

    /// <inheritdoc cref="PstnForwarding.AllowCallTransfer"/>
    public static readonly Field AllowCallTransfer = Edits.Switch(
        nameof(PstnForwarding.AllowCallTransfer), "Allow Call Transfer",
        method => method.AllowCallTransfer, (method, on) => method.AllowCallTransfer = on) with
    {
        Help = "Whoever answers there may pass the call on to a colleague.",
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } =
        [ContactMethodFields.User, PhoneNumber, AllowCallTransfer, .. ContactMethodFields.Inbound];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(PstnForwarding), ContactMethodKind.PstnForwarding.Words(),
        [.. Form, .. ContactMethodFields.Beside]);

    // What was typed and is no number yet stays what it is: another value than the stored digits.
    private static string DigitsOf(string? text, string? chosen) =>
        chosen ?? NumberReader.ReadOwn(text).Number?.Digits ?? TypedText.Clean(text ?? "");
}
