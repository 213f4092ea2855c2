using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>A delivery method that is being edited.</summary>
public sealed class DeliveryMethodEdit : NewDeliveryMethod, IVersionedEdit
{
    /// <summary>The delivery method.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }

    /// <summary>The <see cref="NewDeliveryMethod.Door"/> that the stored password or key is for; null where none is stored.</summary>
    public string? SecretDoor { get; init; }

    /// <summary>The stored password or key is for this server, user and way to sign in: nobody has to enter it again.</summary>
    public bool IsSecretSet => SecretDoor is not null && SecretDoor == Door;
}
