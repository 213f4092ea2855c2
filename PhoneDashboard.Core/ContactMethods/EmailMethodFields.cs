using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.ContactMethods.EmailMethodEdit>;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The fields of an Email contact method (Specification 4.3a).</summary>
public static class EmailMethodFields
{
    /// <inheritdoc cref="EmailMethod.EmailAddress"/>
    public static readonly Field EmailAddress = Edits.Text(
        nameof(EmailMethod.EmailAddress), "Email", method => method.EmailAddress, (method, text) => method.EmailAddress = text) with
    {
        Help = "An address to reach the user at. Invitations go to the user's own Email.",
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [ContactMethodFields.User, EmailAddress];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(EmailMethod), ContactMethodKind.EmailMethod.Words(),
        [.. Form, .. ContactMethodFields.Beside, .. ContactMethodFields.Inbound]);
}
