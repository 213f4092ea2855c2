using System.Text;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>Tells by its bytes whether a file is audio that browsers play; its name counts for nothing (Specification 5, rule 8).</summary>
internal static class AudioProbe
{
    private const string ChooseAnother = "Choose an mp3, m4a, wav, flac or ogg file.";
    private const string SaveIt = "Save it as mp3, or as wav with 16-bit PCM, and choose it again: Audacity and VLC can do that.";

    private static readonly (string Start, string What, string Way)[] Others =
    [
        ("%PDF", "a PDF document", ChooseAnother),
        ("\u0089PNG", "a PNG picture", ChooseAnother),
        ("\u00FF\u00D8\u00FF", "a JPEG picture", ChooseAnother),
        ("GIF8", "a GIF picture", ChooseAnother),
        ("PK\u0003\u0004", "a ZIP archive or an Office document", ChooseAnother),
        ("\u001A\u0045\u00DF\u00A3", "a WebM or Matroska file", SaveIt),
        ("FORM", "an AIFF file", SaveIt),
        (".snd", "a Sun audio file", SaveIt),
        ("caff", "a Core Audio file", SaveIt),
        ("wvpk", "a WavPack file", SaveIt),
        ("MAC ", "a Monkey's Audio file", SaveIt),
        ("MThd", "a MIDI file", ChooseAnother),
        ("\u0030\u0026\u00B2\u0075", "a Windows Media file", SaveIt),
        ("#!AMR", "an AMR recording", SaveIt),
        ("MZ", "a program", ChooseAnother),
        ("\u007FELF", "a program", ChooseAnother),
        ("RIFF", "a RIFF file without WAV sound", ChooseAnother),
        ("fLaC", "a damaged FLAC file", ChooseAnother),
        ("OggS", "an Ogg file without Vorbis, Opus or FLAC sound", SaveIt),
        ("ID3", "a damaged MP3 file", ChooseAnother),
        ("\u00FF\u00F1", "an AAC stream outside an M4A file", SaveIt),
        ("\u00FF\u00F9", "an AAC stream outside an M4A file", SaveIt),
        ("\u00FF\u00FD", "an MP2 file", SaveIt),
        ("\u00FF\u00FC", "an MP2 file", SaveIt),
        ("\u00FF\u00F5", "an MP2 file", SaveIt),
        ("\u00FF\u00F4", "an MP2 file", SaveIt),
    ];

    /// <summary>The format, duration and codec, or null when it is none of the five formats.</summary>
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var untagged = Id3Tags.Skip(bytes);
        return WavProbe.Read(bytes) ?? FlacProbe.Read(untagged) ?? OggProbe.Read(bytes) ?? M4aProbe.Read(bytes)
            ?? Mp3Probe.Read(untagged, mayHaveJunk: untagged.Length < bytes.Length || Named(bytes) is null);
    }

    /// <summary>
    /// Why a file is refused and what to do, as the rest of the sentence that begins with its name; null for one that browsers play.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="facts">What <see cref="Read"/> says of it.</param>
    /// <param name="ending">The ending of its name, with the dot.</param>
    internal static string? Refusal(ReadOnlySpan<byte> bytes, AudioFacts? facts, string ending) => facts switch
    {
        { Unplayed: null, HasSound: true } => null,
        { Unplayed: null } => "ends before any sound begins. Record it, or save it, once more.",
        { Unplayed: { } codec } => $"holds {codec} sound, which browsers do not play. {SaveIt}",
        null when Named(bytes) is var (what, way) => $"is {what}. {way}",
        null when RawCodec(ending) is { } codec =>
            $"is raw {codec} sound without a header, so that a player cannot know how to read it. {SaveIt}",
        null => $"is {(IsText(bytes) ? "a text file" : "of an unknown kind")}. {ChooseAnother}",
    };

    /// <summary>
    /// Sound as telephone systems keep it, without a header: nothing in it says how it is to be read, so here the name has to. Null for
    /// other names.
    /// </summary>
    private static string? RawCodec(string ending) => ending.ToLowerInvariant() switch
    {
        ".raw" or ".pcm" or ".sw" or ".s16" => "PCM",
        _ when ending.StartsWith(".sl", StringComparison.OrdinalIgnoreCase) => "PCM", // .sln, .sln16, .sln48, .slin16: by its rate
        ".ulaw" or ".ul" or ".mulaw" or ".pcmu" or ".lu" or ".g711u" => "µ-law",
        ".alaw" or ".al" or ".pcma" or ".la" or ".g711a" => "A-law",
        ".gsm" => "GSM",
        ".vox" => "ADPCM",
        ".g722" => "G.722",
        ".g723" => "G.723",
        ".g726" => "G.726",
        ".g729" => "G.729",
        _ => null,
    };

    /// <summary>What a file is that is not one of ours, by how it begins; null when that says nothing.</summary>
    private static (string What, string Way)? Named(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return ("empty", ChooseAnother);
        }

        if (Has(bytes, at: 4, "ftyp"))
        {
            return ("an MP4 file with video, or without sound", ChooseAnother);
        }

        foreach (var (start, what, way) in Others)
        {
            if (Has(bytes, at: 0, start))
            {
                return (what, way);
            }
        }

        return null;
    }

    /// <summary>True when these Latin-1 characters stand there as bytes.</summary>
    internal static bool Has(ReadOnlySpan<byte> bytes, int at, string characters) =>
        bytes.Length >= at + characters.Length && Encoding.Latin1.GetString(bytes.Slice(at, characters.Length)) == characters;

    /// <summary>Milliseconds, or null where the content says nothing sensible.</summary>
    internal static int? Milliseconds(double units, double unitsPerSecond)
    {
        var milliseconds = units * 1000 / unitsPerSecond;
        return milliseconds is > 0 and <= int.MaxValue ? (int)Math.Round(milliseconds) : null;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes[..Math.Min(bytes.Length, 512)])
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }
}
