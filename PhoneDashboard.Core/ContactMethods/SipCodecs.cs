namespace PhoneDashboard.Core.ContactMethods;

/// <summary>Lists of codecs, as they are stored and as people read them.</summary>
public static class SipCodecs
{
    /// <summary>What a new contact method begins with.</summary>
    internal static IReadOnlyList<SipCodec> Usual { get; } = [SipCodec.Opus, SipCodec.G722, SipCodec.Pcma, SipCodec.Pcmu];

    /// <summary>A codec in words, such as "G.711 A-law".</summary>
    public static string Words(this SipCodec codec) => codec switch
    {
        SipCodec.Opus => "Opus",
        SipCodec.G722 => "G.722",
        SipCodec.Pcma => "G.711 A-law",
        SipCodec.Pcmu => "G.711 µ-law",
        SipCodec.G729 => "G.729",
        SipCodec.Gsm => "GSM",
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, message: null),
    };

    /// <summary>The stored text in words.</summary>
    internal static string Words(string stored) => string.Join(", ", Read(stored).Select(codec => codec.Words()));

    /// <summary>As it is stored: names, joined with commas.</summary>
    internal static string Text(IEnumerable<SipCodec> codecs) => string.Join(',', codecs);

    /// <summary>The other way; a name that this version does not know is left out.</summary>
    internal static List<SipCodec> Read(string stored) =>
        [.. stored.Split(',').Where(name => Enum.TryParse<SipCodec>(name, out _)).Select(Enum.Parse<SipCodec>)];
}
