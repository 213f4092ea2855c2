using System.Text;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Reads a CSV file by the letter of RFC 4180, with code of its own: what a file holds is not asked of the library that wrote it.
/// </summary>
internal static class CsvFile
{
    /// <summary>All records, the header first; fails unless the file begins with a byte order mark and ends its lines in CR LF.</summary>
    internal static List<string[]> Read(string path) => Read(File.ReadAllBytes(path));

    /// <inheritdoc cref="Read(string)"/>
    internal static List<string[]> Read(byte[] bytes)
    {
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Parse(Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3));
    }

    private static List<string[]> Parse(string text)
    {
        var (records, fields, at) = (new List<string[]>(), new List<string>(), 0);
        while (at < text.Length)
        {
            fields.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            records.Add([.. fields]);
            fields.Clear();
        }

        return records;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        at = text.IndexOfAny([',', '\r'], start);
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
        {
            value.Append(text[at]);
            at += text[at] == '"' ? 1 : 0; // a doubled quote is one
        }

        at++;
        return value.ToString();
    }
}
