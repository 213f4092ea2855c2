using System.Globalization;
using System.Text;

namespace PhoneDashboard.Core.Email;

/// <summary>Writes a mail as an <c>.eml</c> file: text or HTML with its pictures (RFC 5322, 2045 to 2047, 2387), lines ending in CRLF.</summary>
internal static class MimeWriter
{
    // 45 bytes are 60 characters of base64: with the charset around it a word stays under RFC 2047's 75.
    private const int EncodedWordBytes = 45, Base64Line = 76;

    /// <summary>The whole file, as UTF-8. Text is written as it is (8bit), so that people and scripts can read the link in it.</summary>
    internal static string Write(EmailMessage message, DateTime utc)
    {
        var boundary = FormattableString.Invariant($"=_outbox-{message.Reference}");
        var mail = new StringBuilder()
            .Line($"From: {Address(message.From)}")
            .Line($"To: {Address(message.To)}")
            .Line($"Subject: {Word(MailLayout.OneLine(message.Content.Subject))}")
            .Line($"Date: {utc.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}")
            .Line($"Message-ID: <{message.Reference.ToString(CultureInfo.InvariantCulture)}.{utc.Ticks.ToString(CultureInfo.InvariantCulture)}@phonedashboard.invalid>")
            .Line("MIME-Version: 1.0")
            .Line($"Content-Type: multipart/alternative; boundary=\"{boundary}-alt\"")
            .Line()
            .Line($"--{boundary}-alt")
            .Text("text/plain", message.Content.Text)
            .Line($"--{boundary}-alt")
            .Line($"Content-Type: multipart/related; type=\"text/html\"; boundary=\"{boundary}-rel\"")
            .Line()
            .Line($"--{boundary}-rel")
            .Text("text/html", message.Content.Html);
        foreach (var image in message.Content.Images)
        {
            mail.Line($"--{boundary}-rel").Image(image);
        }

        return mail.Line($"--{boundary}-rel--").Line().Line($"--{boundary}-alt--").ToString();
    }

    private static StringBuilder Line(this StringBuilder mail, string line = "") => mail.Append(line).Append("\r\n");

    private static StringBuilder Text(this StringBuilder mail, string type, string text) => mail
        .Line($"Content-Type: {type}; charset=utf-8")
        .Line("Content-Transfer-Encoding: 8bit")
        .Line()
        .Line(text.ReplaceLineEndings("\r\n"));

    private static StringBuilder Image(this StringBuilder mail, InlineImage image)
    {
        mail.Line($"Content-Type: {image.MediaType}; name=\"{image.FileName}\"")
            .Line("Content-Transfer-Encoding: base64")
            .Line($"Content-ID: <{image.ContentId}>")
            .Line($"Content-Disposition: inline; filename=\"{image.FileName}\"")
            .Line();
        foreach (var line in Convert.ToBase64String(image.Content).Chunk(Base64Line))
        {
            mail.Line(new string(line));
        }

        return mail;
    }

    private static string Address(EmailAddress address) =>
        address.Name is null ? MailLayout.OneLine(address.AsciiAddress) : $"{Phrase(MailLayout.OneLine(address.Name))} <{MailLayout.OneLine(address.AsciiAddress)}>";

    private static string Phrase(string name) => Ascii.IsValid(name) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : Word(name);

    // Encoded words, each of whole characters, on lines of their own.
    private static string Word(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var words = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + next.Length > EncodedWordBytes)
            {
                words.Add(Encoded(bytes));
                bytes.Clear();
            }

            bytes.AddRange(next);
        }

        words.Add(Encoded(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
