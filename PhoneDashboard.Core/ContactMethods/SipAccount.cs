namespace PhoneDashboard.Core.ContactMethods;

/// <summary>A SIP device or program that registers with a login of its own.</summary>
public sealed class SipAccount : ContactMethod
{
    /// <summary>The login.</summary>
    public required string SipUsername { get; set; }

    /// <inheritdoc />
    protected override string? Identifier => SipUsername;
}
