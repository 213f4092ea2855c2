using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>FLAC: the first block, STREAMINFO, holds the sample rate (20 bits) and the number of samples (36 bits); RFC 9639, section 8.2.</summary>
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
        return new AudioFacts(AudioFormat.Flac, AudioProbe.Milliseconds(packed & 0xF_FFFF_FFFF, packed >> 44));
    }
}
