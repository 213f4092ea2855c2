namespace PhoneDashboard.Core.ContactMethods;

/// <summary>An e-mail address to reach the user at; not the user's own Email, to which the invite goes.</summary>
public sealed class EmailMethod : ContactMethod
{
    /// <summary>As it was typed, tidied (Specification 5, rule 6).</summary>
    public required string EmailAddress { get; set; }

    /// <inheritdoc />
    protected override string? Identifier => EmailAddress;
}
