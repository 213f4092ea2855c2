namespace PhoneDashboard.Core.AudioFiles;

/// <summary>The formats a greeting or announcement may have (Specification 5, rule 8).</summary>
public enum AudioFormat
{
    /// <summary>MPEG layer III.</summary>
    Mp3,

    /// <summary>MPEG-4 audio.</summary>
    M4a,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>Free Lossless Audio Codec (RFC 9639).</summary>
    Flac,

    /// <summary>Ogg with Vorbis or Opus.</summary>
    Ogg,
}
