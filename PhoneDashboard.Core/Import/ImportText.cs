using System.Text;

namespace PhoneDashboard.Core.Import;

/// <summary>
/// The text of a file as spreadsheets and other systems write it: UTF-8 with or without byte order mark, UTF-16, Windows-1252.
/// </summary>
internal static class ImportText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark. What is no valid UTF-8 is Windows-1252, in which every byte is a character.</summary>
    internal static string Of(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        [not 0, 0, ..] => Encoding.Unicode.GetString(bytes), // a file begins with a letter, a quote or a sign, and few have none in ASCII
        [0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Utf8(bytes) ?? Windows1252.GetString(bytes),
    };

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
