using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>Ogg: pages, of which the first names the codec and the last gives the position of its end in samples; RFC 3533.</summary>
internal static class OggProbe
{
    private const int HeaderLength = 27, GranuleAt = 6, SegmentsAt = 26;

    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (!AudioProbe.Has(bytes, at: 0, "OggS") || bytes.Length < HeaderLength || bytes.Length < HeaderLength + bytes[SegmentsAt])
        {
            return null;
        }

        var codec = bytes[(HeaderLength + bytes[SegmentsAt])..];
        if (AudioProbe.Has(codec, at: 0, "\u0001vorbis") && codec.Length >= 16)
        {
            return Facts(LastGranule(bytes), BinaryPrimitives.ReadUInt32LittleEndian(codec[12..]));
        }

        if (AudioProbe.Has(codec, at: 0, "OpusHead") && codec.Length >= 12)
        {
            // Opus counts at 48 kHz, whatever was recorded, and begins with samples that are not played; RFC 7845, section 4.
            return Facts(LastGranule(bytes) - BinaryPrimitives.ReadUInt16LittleEndian(codec[10..]), 48_000);
        }

        if (AudioProbe.Has(codec, at: 0, "Speex   "))
        {
            return new AudioFacts(AudioFormat.Ogg, DurationMilliseconds: null, "Speex");
        }

        return AudioProbe.Has(codec, at: 0, "\u007FFLAC")
            ? new AudioFacts(AudioFormat.Ogg, DurationMilliseconds: null, HasSound: LastGranule(bytes) > 0) : null;
    }

    // The pages of the headers are at position 0.
    private static AudioFacts Facts(long samples, double perSecond) =>
        new(AudioFormat.Ogg, AudioProbe.Milliseconds(samples, perSecond), HasSound: samples > 0);

    private static long LastGranule(ReadOnlySpan<byte> bytes)
    {
        for (var end = bytes.Length; bytes[..end].LastIndexOf("OggS"u8) is var page and >= 0; end = page)
        {
            // A page on which no packet ends has no position: -1.
            if (page + GranuleAt + 8 <= bytes.Length
                && BinaryPrimitives.ReadInt64LittleEndian(bytes[(page + GranuleAt)..]) is var granule and > 0)
            {
                return granule;
            }
        }

        return 0;
    }
}
