using System.Buffers.Binary;
using System.Text;

namespace PhoneDashboard.Core.Invites;

/// <summary>
/// Reads an uploaded logo as far as it is allowed to go, and checks by its content that it is what mail programs show (Specification
/// 4.6). Nothing is decoded: size and kind stand in the headers.
/// </summary>
internal static class LogoFile
{
    internal const int MaxBytes = 200_000;

    /// <summary>In pixels, in either direction.</summary>
    internal const int MaxSide = 2000;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The logo, ready to be stored; or Invalid at <see cref="InviteLogo"/>. Nothing beyond 200 kB is read.</summary>
    internal static async Task<Result<InviteLogo>> ReadAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var (refusal, size) = length > MaxBytes
            ? ("is larger than 200 kB. Save it with fewer pixels or colours.", default)
            : Check(bytes.AsSpan(0, length));
        return refusal is not null
            ? Refused(fileName, refusal)
            : new InviteLogo
            {
                Content = bytes[..length],
                MediaType = IsPng(bytes) ? "image/png" : "image/jpeg",
                Width = size.Width,
                Height = size.Height,
            };
    }

    internal static Problem Refused(string fileName, string refusal) =>
        new(ProblemKind.Invalid, $"{TypedText.Clean(fileName)} {refusal}", nameof(InviteLogo));

    private static (string? Refusal, (int Width, int Height) Size) Check(ReadOnlySpan<byte> bytes)
    {
        if (!IsPng(bytes) && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            // What begins like XML and draws: the one kind that is asked for again and again.
            return Encoding.Latin1.GetString(bytes).Contains("<svg", StringComparison.OrdinalIgnoreCase)
                ? ("is an SVG, which mail programs do not show. Save it as PNG.", default)
                : ("is no PNG or JPEG picture. Choose another file, or save it as PNG.", default);
        }

        var read = IsPng(bytes) ? Png(bytes) : Jpeg(bytes);
        if (read is not { } found || found is { Width: 0 } or { Height: 0 })
        {
            return ("is cut off or damaged. Save it again.", default);
        }

        var refusal = found.Width > MaxSide || found.Height > MaxSide
            ? FormattableString.Invariant($"has {found.Width} × {found.Height} pixels. Use at most {MaxSide} in either direction.")
            : found.IsForPrint ? "is a JPEG for print (CMYK), which mail programs show in wrong colours. Save it as RGB." : null;
        return (refusal, (found.Width, found.Height));
    }

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngSignature);

    /// <summary>
    /// Chunk by chunk from the header to the end (PNG Specification, Third Edition, section 5.3). Null when it does not get there.
    /// </summary>
    private static (int Width, int Height, bool IsForPrint)? Png(ReadOnlySpan<byte> bytes)
    {
        (int, int, bool)? header = null;
        var hasData = false;
        for (var at = PngSignature.Length; bytes.Length - at >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var kind = bytes.Slice(at + 4, 4);
            var data = bytes.Slice(at + 8, (int)length);
            if (header is null)
            {
                if (!kind.SequenceEqual("IHDR"u8) || data.Length < 8)
                {
                    return null;
                }

                header = (Side(BinaryPrimitives.ReadUInt32BigEndian(data)), Side(BinaryPrimitives.ReadUInt32BigEndian(data[4..])), false);
            }

            hasData |= kind.SequenceEqual("IDAT"u8);
            if (kind.SequenceEqual("IEND"u8))
            {
                return hasData ? header : null;
            }

            at += 12 + (int)length;
        }

        return null;
    }

    /// <summary>
    /// Segment by segment to the picture's own data, which an end must follow (ITU-T T.81, annex B). Null when it does not get there.
    /// </summary>
    private static (int Width, int Height, bool IsForPrint)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        (int, int, bool)? frame = null;
        for (var at = 2; bytes.Length - at >= 4 && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // filling
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || length > bytes.Length - at - 2)
            {
                return null;
            }

            if (marker == 0xDA)
            {
                return bytes[(at + length)..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0 ? frame : null;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
            {
                frame = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]),
                    bytes[at + 9] == 4);
            }

            at += 2 + length;
        }

        return null;
    }

    private static int Side(uint pixels) => (int)Math.Min(pixels, int.MaxValue);
}
