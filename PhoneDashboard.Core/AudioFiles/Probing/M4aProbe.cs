using System.Buffers.Binary;
using System.Text;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// MPEG-4: nested boxes, each a size, four letters and a body; ISO/IEC 14496-12. Audio when there is a track of sound and none of video.
/// </summary>
internal static class M4aProbe
{
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (!AudioProbe.Has(bytes, at: 4, "ftyp") || !TryFind(bytes, "moov", out var moov, out _))
        {
            return null;
        }

        string? codec = null;
        var tracks = moov;
        while (TryFind(tracks, "trak", out var track, out tracks))
        {
            if (TryFind(track, "mdia", out var media, out _) && TryFind(media, "hdlr", out var handler, out _))
            {
                if (AudioProbe.Has(handler, at: 8, "vide"))
                {
                    return null;
                }

                codec ??= AudioProbe.Has(handler, at: 8, "soun") ? Codec(media) : null;
            }
        }

        return codec is null ? null
            : new AudioFacts(
                AudioFormat.M4a, TryFind(moov, "mvhd", out var header, out _) ? Duration(header) : null, Unplayed(codec), HasData(bytes));
    }

    // One of several may be empty.
    private static bool HasData(ReadOnlySpan<byte> boxes)
    {
        while (TryFind(boxes, "mdat", out var data, out boxes))
        {
            if (!data.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The four letters of the first description of samples, such as mp4a; null without one.</summary>
    private static string? Codec(ReadOnlySpan<byte> media) =>
        TryFind(media, "minf", out var information, out _) && TryFind(information, "stbl", out var table, out _)
            && TryFind(table, "stsd", out var samples, out _) && samples.Length >= 16
            ? Encoding.Latin1.GetString(samples.Slice(12, 4))
            : null;

    // The letters are those of the MP4 Registration Authority (mp4ra.org), "Codecs".
    private static string? Unplayed(string codec) => codec switch
    {
        "mp4a" or "Opus" or "fLaC" or ".mp3" => null,
        "alac" => "Apple Lossless",
        "samr" or "sawb" or "sawp" => "AMR",
        "ac-3" or "ec-3" => "Dolby Digital",
        _ => $"unknown (codec {codec.Trim()})",
    };

    private static int? Duration(ReadOnlySpan<byte> header) => header switch
    {
        [0, ..] when header.Length >= 20 =>
            AudioProbe.Milliseconds(BinaryPrimitives.ReadUInt32BigEndian(header[16..]), BinaryPrimitives.ReadUInt32BigEndian(header[12..])),
        [1, ..] when header.Length >= 32 =>
            AudioProbe.Milliseconds(BinaryPrimitives.ReadUInt64BigEndian(header[24..]), BinaryPrimitives.ReadUInt32BigEndian(header[20..])),
        _ => null,
    };

    /// <summary>The body of the first box of that type, and what comes after the box.</summary>
    private static bool TryFind(ReadOnlySpan<byte> boxes, string type, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> rest)
    {
        while (boxes.Length >= 8)
        {
            var (header, size) = (8, (ulong)BinaryPrimitives.ReadUInt32BigEndian(boxes));
            if (size == 1 && boxes.Length >= 16)
            {
                (header, size) = (16, BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]));
            }

            // 0 means: to the end.
            var end = size == 0 || size > (ulong)boxes.Length ? boxes.Length : (int)size;
            if (end < header)
            {
                break;
            }

            if (AudioProbe.Has(boxes, at: 4, type))
            {
                body = boxes[header..end];
                rest = boxes[end..];
                return true;
            }

            boxes = boxes[end..];
        }

        body = rest = default;
        return false;
    }
}
