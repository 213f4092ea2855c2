using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.DeliveryMethods.NewDeliveryMethod>;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>What a delivery method's form sets (Specification 2), and what the trail names besides.</summary>
public static class DeliveryMethodFields
{
    /// <summary>What lines call it.</summary>
    public static readonly Field Name =
        Edits.Text(nameof(DeliveryMethod.Name), "Name", method => method.Name, (method, text) => method.Name = text) with
        {
            Help = "Its name in lines, such as Sales recordings.",
        };

    /// <summary>Where recordings and voicemail go.</summary>
    public static readonly Field EmailAddress = Edits.Text(
        nameof(DeliveryMethod.EmailAddress), "Email", method => method.EmailAddress, (method, text) => method.EmailAddress = text) with
    {
        Help = "Recordings and voicemail are sent to this address.",
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Name, EmailAddress];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(DeliveryMethod), "Delivery Method",
    [
        Name with { IsFilter = true },
        EmailAddress,
        new(nameof(DeliveryMethod.Kind), "Kind"),
    ]);
}
