using System.Text;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Core.Email;

/// <summary>A part of a mail as <see cref="MimeWriter"/> writes it: no reader for mails of others.</summary>
internal sealed partial class MimePart(IReadOnlyDictionary<string, string> headers, string body)
{
    private const string Eol = "\r\n";

    internal string MediaType => Header("Content-Type").Split(';')[0];

    internal string? ContentId => Header("Content-ID") is { Length: > 0 } id ? id.Trim('<', '>') : null;

    internal string Text => body.ReplaceLineEndings("\n").TrimEnd('\n');

    internal byte[] Bytes => Convert.FromBase64String(body);

    internal static MimePart Parse(string text)
    {
        var end = text.IndexOf(Eol + Eol, StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var lines = head.Replace(Eol + " ", " ", StringComparison.Ordinal).Split(Eol).Select(line => line.Split(": ", 2)).Where(line => line.Length == 2);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            headers[line[0]] = line[1];
        }

        return new MimePart(headers, end < 0 ? "" : text[(end + 4)..]);
    }

    /// <summary>The header with its encoded words decoded, or nothing.</summary>
    internal string Header(string name) => EncodedWord().Replace(
        headers.GetValueOrDefault(name, "").Replace("?= =?", "?==?", StringComparison.Ordinal),
        word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["base64"].Value)));

    /// <summary>The parts that have content, in order.</summary>
    internal IEnumerable<MimePart> Leaves()
    {
        if (Boundary().Match(Header("Content-Type")) is not { Success: true } boundary)
        {
            return [this];
        }

        var sections = (Eol + body).Split($"{Eol}--{boundary.Groups["text"].Value}");
        return sections.Skip(1).Where(section => section.StartsWith(Eol, StringComparison.Ordinal)).SelectMany(section => Parse(section[2..]).Leaves());
    }

    [GeneratedRegex(@"=\?utf-8\?B\?(?<base64>[A-Za-z0-9+/=]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("boundary=\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
