namespace PhoneDashboard.Core.AudioFiles.Probing;

/// <summary>
/// ID3v2 tags, which stand before the sound of MP3 and, by mistake, of FLAC files: titles, and pictures of any size (ID3v2.4.0, section
/// 3.1).
/// </summary>
internal static class Id3Tags
{
    private const int HeaderLength = 10, FooterFlag = 0x10;

    /// <summary>What comes after the tags: some programs write a second one before the first.</summary>
    internal static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes)
    {
        while (AudioProbe.Has(bytes, at: 0, "ID3") && bytes.Length >= HeaderLength)
        {
            // The size is four times seven bits.
            var length = HeaderLength + ((bytes[6] & 0x7F) << 21 | (bytes[7] & 0x7F) << 14 | (bytes[8] & 0x7F) << 7 | (bytes[9] & 0x7F));
            bytes = bytes[Math.Min(bytes.Length, length + ((bytes[5] & FooterFlag) != 0 ? HeaderLength : 0))..];
        }

        return bytes;
    }
}
