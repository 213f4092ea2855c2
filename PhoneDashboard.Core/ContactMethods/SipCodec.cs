namespace PhoneDashboard.Core.ContactMethods;

/// <summary>How sound is coded; the names are in the database.</summary>
public enum SipCodec
{
    /// <summary>Opus (RFC 6716).</summary>
    Opus,

    /// <summary>G.722, wide band.</summary>
    G722,

    /// <summary>G.711 as in Europe.</summary>
    Pcma,

    /// <summary>G.711 as in North America.</summary>
    Pcmu,

    /// <summary>G.729, narrow band at a low rate.</summary>
    G729,

    /// <summary>GSM full rate.</summary>
    Gsm,
}
