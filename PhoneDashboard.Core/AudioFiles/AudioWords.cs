namespace PhoneDashboard.Core.AudioFiles;

/// <summary>The formats in the words of the screens, and of the web.</summary>
public static class AudioWords
{
    /// <summary>The format as people call it, such as "MP3".</summary>
    public static string Words(this AudioFormat format) => format switch
    {
        AudioFormat.Mp3 => "MP3",
        AudioFormat.M4a => "M4A",
        AudioFormat.Wav => "WAV",
        AudioFormat.Flac => "FLAC",
        AudioFormat.Ogg => "Ogg",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };

    /// <summary>The media type, such as <c>audio/mpeg</c>.</summary>
    public static string ContentType(this AudioFormat format) => format switch
    {
        AudioFormat.Mp3 => "audio/mpeg",
        AudioFormat.M4a => "audio/mp4",
        AudioFormat.Wav => "audio/wav",
        AudioFormat.Flac => "audio/flac",
        AudioFormat.Ogg => "audio/ogg",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };

    /// <summary>Every ending that is taken, as the chooser of a browser wants them: ".mp3,.m4a,…".</summary>
    public static string AllEndings { get; } = string.Join(',', Enum.GetValues<AudioFormat>().SelectMany(Endings));

    /// <summary>The endings a file of the format may have, the usual one first.</summary>
    public static IReadOnlyList<string> Endings(this AudioFormat format) => format switch
    {
        AudioFormat.Mp3 => [".mp3"],
        AudioFormat.M4a => [".m4a", ".mp4", ".m4b", ".3gp"],
        AudioFormat.Wav => [".wav", ".wave"],
        AudioFormat.Flac => [".flac"],
        AudioFormat.Ogg => [".ogg", ".oga", ".opus"],
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };
}
