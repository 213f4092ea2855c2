using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// RIFF WAVE: a list of chunks, of which <c>fmt </c> gives the codec and the bytes per second, and <c>data</c> holds the sound; RF64 (EBU
/// Tech 3306) is the same for long recordings. The numbers of the codecs are those of RFC 2361.
/// </summary>
internal static class WavProbe
{
    private const ushort Mp3 = 0x55, Extensible = 0xFFFE;

    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (!(AudioProbe.Has(bytes, at: 0, "RIFF") || AudioProbe.Has(bytes, at: 0, "RF64")) || !AudioProbe.Has(bytes, at: 8, "WAVE"))
        {
            return null;
        }

        ReadOnlySpan<byte> format = default;
        long position = 12;
        while (position + 8 <= bytes.Length)
        {
            var chunk = bytes[(int)position..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);

            // A recorder that was cut off leaves a size beyond the end of the file.
            var body = chunk[8..(int)Math.Min(chunk.Length, size + 8L)];
            if (AudioProbe.Has(chunk, at: 0, "fmt ") && body.Length >= 16)
            {
                format = body;
            }
            else if (AudioProbe.Has(chunk, at: 0, "data") && !format.IsEmpty)
            {
                return Facts(format, body);
            }

            // Chunks begin at even positions.
            position += 8 + size + (size & 1);
        }

        return null;
    }

    private static AudioFacts? Facts(ReadOnlySpan<byte> format, ReadOnlySpan<byte> sound)
    {
        var codec = BinaryPrimitives.ReadUInt16LittleEndian(format);
        codec = codec == Extensible && format.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : codec;
        if (codec == Mp3)
        {
            return Mp3Probe.Read(sound, mayHaveJunk: true) is { } mp3 ? mp3 with { Format = AudioFormat.Wav } : null;
        }

        var bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(format[8..]);
        var unplayed = Unplayed(codec, BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        var bytesPerSample = Math.Max(1, (int)BinaryPrimitives.ReadUInt16LittleEndian(format[12..])); // of all channels
        return bytesPerSecond > 0
            ? new AudioFacts(
                AudioFormat.Wav, AudioProbe.Milliseconds(sound.Length, bytesPerSecond), unplayed, sound.Length >= bytesPerSample)
            : null;
    }

    private static string? Unplayed(ushort codec, ushort bits) => codec switch
    {
        0x01 when bits is 8 or 16 or 24 or 32 => null, // PCM
        0x03 when bits == 32 => null, // PCM of floating-point numbers
        0x06 or 0x07 => null, // A-law, µ-law
        0x01 or 0x03 => FormattableString.Invariant($"{bits}-bit PCM"),
        0x02 => "Microsoft ADPCM",
        0x11 => "IMA ADPCM",
        0x31 => "GSM",
        0x40 => "G.721 ADPCM",
        0x45 or 0x64 => "G.726",
        0x50 => "MPEG layer II",
        0x83 => "G.729",
        0x161 => "Windows Media",
        _ => FormattableString.Invariant($"unknown (codec 0x{codec:X4})"),
    };
}
