using System.Buffers.Binary;

namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>MPEG-4: nested boxes, each a size, four letters and a body; ISO/IEC 14496-12. Audio when there is a track of sound and none of video.</summary>
internal static class M4aProbe
{
    internal static AudioFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (!AudioProbe.Has(bytes, at: 4, "ftyp") || !TryFind(bytes, "moov", out var moov, out _))
        {
            return null;
        }

        var hasSound = false;
        var tracks = moov;
        while (TryFind(tracks, "trak", out var track, out tracks))
        {
            if (TryFind(track, "mdia", out var media, out _) && TryFind(media, "hdlr", out var handler, out _))
            {
                if (AudioProbe.Has(handler, at: 8, "vide"))
                {
                    return null;
                }

                hasSound |= AudioProbe.Has(handler, at: 8, "soun");
            }
        }

        return hasSound ? new AudioFacts(AudioFormat.M4a, TryFind(moov, "mvhd", out var header, out _) ? Duration(header) : null) : null;
    }

    private static int? Duration(ReadOnlySpan<byte> header) => header switch
    {
        [0, ..] when header.Length >= 20 => AudioProbe.Milliseconds(BinaryPrimitives.ReadUInt32BigEndian(header[16..]), BinaryPrimitives.ReadUInt32BigEndian(header[12..])),
        [1, ..] when header.Length >= 32 => AudioProbe.Milliseconds(BinaryPrimitives.ReadUInt64BigEndian(header[24..]), BinaryPrimitives.ReadUInt32BigEndian(header[20..])),
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
