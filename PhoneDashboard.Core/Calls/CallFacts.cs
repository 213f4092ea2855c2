using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Calls;

/// <summary>All that decides one call; read from what the engine reads.</summary>
/// <param name="Line">The line that is asked about.</param>
/// <param name="NowUtc">Now.</param>
/// <param name="Zone">The account's zone, in which times are said.</param>
public sealed record CallFacts(CallLine Line, DateTime NowUtc, TimeZoneInfo Zone)
{
    /// <summary>Phones are on: the installation has a SIP domain.</summary>
    public bool ArePhonesOn { get; init; }

    /// <summary>There is a media server, and with it voicemail.</summary>
    public bool HasMediaServer { get; init; }

    /// <summary>How numbers are dialled; null while that is not computed.</summary>
    public SipDialling? Dialling { get; init; }

    /// <summary>What emergency calls of lines without a Caller ID show; empty for none.</summary>
    public string CompanyCallerId { get; init; } = "";

    /// <summary>The trunk that they take; null where none has an address.</summary>
    public CallTrunk? CompanyTrunk { get; init; }

    /// <summary>The number of our own that is called; null where it is none.</summary>
    public CallNumber? Number { get; init; }
}
