using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// FLAC: blocks of data about the sound, then its frames; RFC 9639. The first block, STREAMINFO, holds the sample rate (20 bits) and the
/// number of samples (36 bits); section 8.2.
/// </summary>
internal static class FlacProbe
{
    private const int StreamInfoAt = 8, RateAt = StreamInfoAt + 10, StreamInfoLength = 34;

    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        const int StreamInfoType = 0;
        if (!AudioProbe.Has(bytes, at: 0, "fLaC") || bytes.Length < StreamInfoAt + StreamInfoLength || (bytes[4] & 0x7F) != StreamInfoType)
        {
            return null;
        }

        var packed = BinaryPrimitives.ReadUInt64BigEndian(bytes[RateAt..]);
        return new AudioFacts(AudioFormat.Flac, AudioProbe.Milliseconds(packed & 0xF_FFFF_FFFF, packed >> 44), HasSound: HasFrame(bytes));
    }

    // A block begins with a byte whose highest bit marks the last one, and three bytes of length (section 8.1); a frame with 15 bits that
    // nothing else has (section 9.1).
    private static bool HasFrame(ReadOnlySpan<byte> bytes)
    {
        var (position, isLast) = (4, false);
        while (!isLast && position + 4 <= bytes.Length)
        {
            isLast = bytes[position] >= 0x80;
            position += 4 + (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]) & 0xFF_FFFF);
        }

        return isLast && position + 2 <= bytes.Length && bytes[position] == 0xFF && (bytes[position + 1] & 0xFE) == 0xF8;
    }
}
