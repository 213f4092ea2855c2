using System.Buffers.Binary;
using System.Text;

namespace PhoneDashboard.Tests.Support;

/// <summary>The smallest files that are what they say, made of bytes.</summary>
internal static class TestAudio
{
    /// <summary>A file of three seconds that a program wrote, from the folder <c>AudioFiles/Samples</c>.</summary>
    internal static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(SampleFolder, name));

    /// <summary>The names of all of them.</summary>
    internal static IEnumerable<string> Samples() => Directory.EnumerateFiles(SampleFolder).Select(file => Path.GetFileName(file));

    private static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "AudioFiles", "Samples");

    /// <summary>One second of silence at 8 kHz and 8 bits by default.</summary>
    internal static byte[] Wav(int bytesPerSecond = 8000, int dataLength = 8000, int codec = 1, int bits = 8, bool extensible = false)
    {
        var format = extensible ? 40 : 16;
        var wav = new byte[28 + format + dataLength];
        Text(wav, 0, "RIFF");
        Little(wav, 4, wav.Length - 8);
        Text(wav, 8, "WAVEfmt ");
        Little(wav, 16, format);
        Little(wav, 20, extensible ? 0xFFFE : codec);
        wav[22] = 1;
        Little(wav, 24, bytesPerSecond);
        Little(wav, 28, bytesPerSecond);
        (wav[32], wav[34]) = (1, (byte)bits);
        if (extensible)
        {
            Little(wav, 44, codec);
        }

        Text(wav, 20 + format, "data");
        Little(wav, 24 + format, dataLength);
        return wav;
    }

    /// <summary>A stream that says it has this many samples at 44.1 kHz, with the beginning of the first frame.</summary>
    internal static byte[] Flac(long samples)
    {
        var flac = new byte[64];
        Text(flac, 0, "fLaC");
        (flac[4], flac[7], flac[42], flac[43]) = (0x80, 34, 0xFF, 0xF8);
        BinaryPrimitives.WriteUInt64BigEndian(flac.AsSpan(18), (44_100UL << 44) | (1UL << 41) | (15UL << 36) | (ulong)samples);
        return flac;
    }

    internal static byte[] Vorbis(long samples, int rate)
    {
        var codec = new byte[30];
        Text(codec, 0, "\u0001vorbis");
        Little(codec, 12, rate);
        return [.. OggPage(0, codec), .. OggPage(samples, [0]), .. OggPage(-1, [0])];
    }

    internal static byte[] Opus(long samples)
    {
        var codec = new byte[19];
        Text(codec, 0, "OpusHead");
        BinaryPrimitives.WriteUInt16LittleEndian(codec.AsSpan(10), 312);
        return [.. OggPage(0, codec), .. OggPage(samples + 312, [0])];
    }

    internal static byte[] OggPage(long granule, byte[] payload)
    {
        var page = new byte[28 + payload.Length];
        Text(page, 0, "OggS");
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        (page[26], page[27]) = (1, (byte)payload.Length);
        payload.CopyTo(page, 28);
        return page;
    }

    /// <summary>An MPEG-4 file with one track: "soun" or "vide".</summary>
    internal static byte[] Mpeg4(string handler, int duration = 2500, int timescale = 1000, int dataLength = 16)
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), timescale);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), duration);
        var type = new byte[24];
        Text(type, 8, handler);
        var samples = Box("minf", Box("stbl", Box("stsd", [.. new byte[8], .. Box("mp4a", new byte[28])])));
        return [.. Box("ftyp", "M4A isom"u8.ToArray()), .. Box("mdat", new byte[dataLength]),
            .. Box("moov", [.. Box("mvhd", header), .. Box("trak", Box("mdia", [.. Box("hdlr", type), .. samples]))])];
    }

    /// <summary>Frames of 128 kbit/s at 44.1 kHz, 26.122 ms each; or of 8 kbit/s at 8 kHz (version 2.5), 72 ms each.</summary>
    internal static byte[] Mp3(int frames, bool version25 = false)
    {
        var (header, length) = version25 ? (0xFFE3_1800, 72) : (0xFFFB_9000, 417);
        var mp3 = new byte[frames * length];
        for (var frame = 0; frame < frames; frame++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(mp3.AsSpan(frame * length), (uint)header);
        }

        return mp3;
    }

    /// <summary>An ID3v2 tag of 300 bytes after its header.</summary>
    internal static byte[] Id3()
    {
        var tag = new byte[310];
        Text(tag, 0, "ID3");
        (tag[3], tag[8], tag[9]) = (4, 2, 44);
        return tag;
    }

    private static byte[] Box(string type, byte[] body)
    {
        var box = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Text(box, 4, type);
        body.CopyTo(box, 8);
        return box;
    }

    private static void Text(byte[] bytes, int at, string text) => Encoding.Latin1.GetBytes(text, bytes.AsSpan(at));

    private static void Little(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
