namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Calls are forwarded to a public number.</summary>
public sealed class PstnForwarding : ContactMethod
{
    /// <summary>E.164 digits without plus.</summary>
    public required string ForwardingNumber { get; set; }

    /// <summary>Whoever answers there may pass the call on.</summary>
    public bool AllowCallTransfer { get; set; }

    /// <inheritdoc />
    protected override string? Identifier => ForwardingNumber;
}
