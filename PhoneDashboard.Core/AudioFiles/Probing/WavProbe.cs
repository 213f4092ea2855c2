using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>RIFF WAVE: a list of chunks, of which <c>fmt </c> gives the bytes per second and <c>data</c> holds the sound.</summary>
internal static class WavProbe
{
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (!AudioProbe.Has(bytes, at: 0, "RIFF") || !AudioProbe.Has(bytes, at: 8, "WAVE"))
        {
            return null;
        }

        uint bytesPerSecond = 0;
        long position = 12;
        while (position + 8 <= bytes.Length)
        {
            var chunk = bytes[(int)position..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (AudioProbe.Has(chunk, at: 0, "fmt ") && chunk.Length >= 20)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(chunk[16..]);
            }
            else if (AudioProbe.Has(chunk, at: 0, "data") && bytesPerSecond > 0)
            {
                // A recorder that was cut off leaves a size beyond the end of the file.
                return new AudioFacts(AudioFormat.Wav, AudioProbe.Milliseconds(Math.Min(size, chunk.Length - 8), bytesPerSecond));
            }

            // Chunks begin at even positions.
            position += 8 + size + (size & 1);
        }

        return null;
    }
}
