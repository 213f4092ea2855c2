using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// MPEG layer III: frames one after the other. Counting them gives the duration for constant and variable bit rates alike; ISO/IEC 11172-3.
/// </summary>
internal static class Mp3Probe
{
    /// <summary>
    /// How far the first whole frame may be: some programs leave padding, and a recording that was cut begins amid a frame.
    /// </summary>
    private const int LongestJunk = 8192;

    /// <summary>How many frames in a row are no chance: two where they are expected, more where they are looked for.</summary>
    private const int FramesAtStart = 2, FramesAfterJunk = 4;

    private static readonly int[] RatesOfVersion1 = [44_100, 48_000, 32_000];
    private static readonly int[] KilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] KilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <param name="bytes">What comes after the tags.</param>
    /// <param name="mayHaveJunk">Something else may stand before the first frame.</param>
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes, bool mayHaveJunk)
    {
        var last = Math.Min(bytes.Length, mayHaveJunk ? LongestJunk : 1);
        for (var start = 0; start < last; start++)
        {
            var (frames, seconds) = Frames(bytes, start);
            if (frames >= (start == 0 ? FramesAtStart : FramesAfterJunk))
            {
                return new AudioFacts(AudioFormat.Mp3, AudioProbe.Milliseconds(seconds, 1));
            }
        }

        return null;
    }

    private static (int Count, double Seconds) Frames(ReadOnlySpan<byte> bytes, int position)
    {
        var (count, seconds) = (0, 0.0);
        for (; Frame(bytes, position) is { } frame; position += frame.Length)
        {
            (count, seconds) = (count + 1, seconds + frame.Seconds);
        }

        return (count, seconds);
    }

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
