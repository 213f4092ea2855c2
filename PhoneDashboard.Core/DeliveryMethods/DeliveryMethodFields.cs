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

    /// <summary>How it delivers.</summary>
    public static readonly Field Kind = Edits.Choice(
        nameof(DeliveryMethod.Kind), "Type", method => method.Kind, (method, kind) => method.Kind = kind, DeliveryMethodWords.Words);

    /// <summary>Where recordings and voicemail go.</summary>
    public static readonly Field EmailAddress = Edits.Text(
        nameof(DeliveryMethod.EmailAddress), "Email", method => method.EmailAddress, (method, text) => method.EmailAddress = text) with
    {
        Help = "Recordings and voicemail are sent to this address.",
    };

    /// <summary>The SFTP server.</summary>
    public static readonly Field Host =
        Edits.Text(nameof(DeliveryMethod.Host), "Host", method => method.Host, (method, text) => method.Host = text) with
        {
            Help = "The name or IP address of the SFTP server.",
        };

    /// <summary>The port there.</summary>
    public static readonly Field Port =
        Edits.Value(nameof(DeliveryMethod.Port), "Port", method => method.Port, (method, port) => method.Port = port) with
        {
            Help = "22, unless the server's administrator says otherwise.",
        };

    /// <summary>Who signs in there.</summary>
    public static readonly Field Username =
        Edits.Text(nameof(DeliveryMethod.Username), "Username", method => method.Username, (method, text) => method.Username = text);

    /// <summary>What the server is shown.</summary>
    public static readonly Field SignIn = Edits.Choice(
        nameof(DeliveryMethod.SignIn), "Sign In With", method => method.SignIn, (method, way) => method.SignIn = way,
        DeliveryMethodWords.Words);

    /// <summary>The folder there.</summary>
    public static readonly Field Folder =
        Edits.Text(nameof(DeliveryMethod.Folder), "Folder", method => method.Folder, (method, text) => method.Folder = text) with
        {
            Help = "Where files go, such as /recordings. Empty: the folder that the server opens.",
        };

    /// <summary>The server's key that was agreed to.</summary>
    public static readonly Field HostKey =
        Edits.Text(nameof(DeliveryMethod.HostKey), "Host Key", method => method.HostKey, (method, text) => method.HostKey = text) with
        {
            Help = "Test shows the fingerprint of the server's key. Nothing is delivered before you agree to it.",
        };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } =
        [Name, Kind, EmailAddress, Host, Port, Username, SignIn, Folder, HostKey];

    /// <summary>All that an entry of the trail may name: of a password or key only that it was set.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(DeliveryMethod), "Delivery Method",
    [
        Name with { IsFilter = true },
        .. Form.Skip(1),
        new(nameof(DeliveryMethod.SecretSetUtc), "Password or Key") { Words = DeliveryMethodWords.Set },
    ]);
}
