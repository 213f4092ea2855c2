using System.Text;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>What a file says of itself.</summary>
/// <param name="Format">Its format by content.</param>
/// <param name="DurationMilliseconds">How long it plays; null where the content does not say.</param>
internal sealed record AudioFacts(AudioFormat Format, int? DurationMilliseconds);

/// <summary>Tells by its bytes whether a file is audio that browsers play; its name counts for nothing (SPEC section 5, rule 8).</summary>
internal static class AudioProbe
{
    private static readonly (string Start, string What)[] Others =
    [
        ("%PDF", "a PDF document"),
        ("\u0089PNG", "a PNG picture"),
        ("\u00FF\u00D8\u00FF", "a JPEG picture"),
        ("GIF8", "a GIF picture"),
        ("PK\u0003\u0004", "a ZIP archive or an Office document"),
        ("\u001A\u0045\u00DF\u00A3", "a WebM or Matroska file"),
        ("FORM", "an AIFF file"),
        ("MThd", "a MIDI file"),
        ("\u0030\u0026\u00B2\u0075", "a Windows Media file"),
        ("#!AMR", "an AMR recording"),
        ("MZ", "a program"),
        ("\u007FELF", "a program"),
        ("RIFF", "a RIFF file without WAV sound"),
        ("fLaC", "a damaged FLAC file"),
        ("OggS", "an Ogg file without Vorbis, Opus or FLAC sound"),
        ("ID3", "a damaged MP3 file"),
        ("\u00FF\u00F1", "an AAC stream outside an M4A file"),
        ("\u00FF\u00F9", "an AAC stream outside an M4A file"),
    ];

    /// <summary>The format and duration, or null when it is none of the five.</summary>
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes) =>
        WavProbe.Read(bytes) ?? FlacProbe.Read(bytes) ?? OggProbe.Read(bytes) ?? M4aProbe.Read(bytes) ?? Mp3Probe.Read(bytes);

    /// <summary>What a refused file is, for the sentence "… is {what}".</summary>
    internal static string WhatItIs(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "empty";
        }

        if (Has(bytes, at: 4, "ftyp"))
        {
            return "an MP4 file with video, or without sound";
        }

        foreach (var (start, what) in Others)
        {
            if (Has(bytes, at: 0, start))
            {
                return what;
            }
        }

        return IsText(bytes) ? "a text" : "of an unknown kind";
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
