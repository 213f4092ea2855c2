using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// MPEG layer III: frames one after the other, after an ID3 tag or without one. Counting them gives the duration for constant and variable bit rates alike; ISO/IEC 11172-3.
/// </summary>
internal static class Mp3Probe
{
    /// <summary>How far after the tag the first frame may begin: some programs leave padding.</summary>
    private const int LongestPadding = 8192;

    private static readonly int[] RatesOfVersion1 = [44_100, 48_000, 32_000];
    private static readonly int[] KilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] KilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        var start = TagLength(bytes);
        var last = Math.Min(bytes.Length, start + (start > 0 ? LongestPadding : 1));
        for (; start < last; start++)
        {
            // One header can be chance; two at the right distance are not.
            if (Frame(bytes, start) is { } first && Frame(bytes, start + first.Length) is not null)
            {
                return new AudioFacts(AudioFormat.Mp3, Duration(bytes, start));
            }
        }

        return null;
    }

    private static int? Duration(ReadOnlySpan<byte> bytes, int position)
    {
        var seconds = 0.0;
        while (Frame(bytes, position) is { } frame)
        {
            seconds += frame.Seconds;
            position += frame.Length;
        }

        return AudioProbe.Milliseconds(seconds, 1);
    }

    /// <summary>The length of an ID3v2 tag, whose size is four times seven bits; 0 without one.</summary>
    private static int TagLength(ReadOnlySpan<byte> bytes) =>
        !AudioProbe.Has(bytes, at: 0, "ID3") || bytes.Length < 10 ? 0
        : 10 + (bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9]) + ((bytes[5] & 0x10) != 0 ? 10 : 0);

    private static (int Length, double Seconds)? Frame(ReadOnlySpan<byte> bytes, int position)
    {
        if (position < 0 || position > bytes.Length - 4)
        {
            return null;
        }

        var header = BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]);
        var (version, layer, kilobits, rate) = ((header >> 19) & 3, (header >> 17) & 3, (int)(header >> 12) & 15, (int)(header >> 10) & 3);
        const uint Reserved = 1, LayerThree = 1, Version1 = 3;
        if (header >> 21 != 0x7FF || version == Reserved || layer != LayerThree || kilobits is 0 or 15 || rate == 3)
        {
            return null;
        }

        // Versions 2 and 2.5 (a half and a quarter of the rate) have frames of half as many samples.
        var samplesPerSecond = RatesOfVersion1[rate] / (version switch { Version1 => 1, 2 => 2, _ => 4 });
        var samples = version == Version1 ? 1152 : 576;
        var bitsPerSecond = (version == Version1 ? KilobitsOfVersion1 : KilobitsOfVersion2)[kilobits] * 1000;
        var padding = (int)(header >> 9) & 1;
        return ((samples / 8 * bitsPerSecond / samplesPerSecond) + padding, (double)samples / samplesPerSecond);
    }
}
