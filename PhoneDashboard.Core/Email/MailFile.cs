using System.Globalization;
using System.Text;
using MimeKit;

namespace PhoneDashboard.Core.Email;

/// <summary>A mail as an <c>.eml</c> file: text, or HTML with its pictures, by MimeKit.</summary>
internal static class MailFile
{
    /// <summary>In bytes, without its end (RFC 5322, section 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly FormatOptions Format = new() { NewLineFormat = NewLineFormat.Dos };

    /// <summary>Writes it. Lines of text stay as they are where they may, so that people and scripts can read the link in them.</summary>
    /// <exception cref="ParseException">One of the addresses is none.</exception>
    internal static async Task WriteAsync(string path, EmailMessage message, DateTime utc, CancellationToken cancellationToken)
    {
        var body = new BodyBuilder { TextBody = message.Content.Text, HtmlBody = message.Content.Html };
        foreach (var image in message.Content.Images)
        {
            body.LinkedResources.Add(image.FileName, image.Content, ContentType.Parse(image.MediaType)).ContentId = image.ContentId;
        }

        var subject = MailLayout.OneLine(message.Content.Subject);
        using var mail = new MimeMessage([Mailbox(message.From)], [Mailbox(message.To)], subject, body.ToMessageBody())
        {
            Date = new DateTimeOffset(utc, TimeSpan.Zero),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Reference}.{utc.Ticks}@phonedashboard.invalid"),
        };
        mail.Prepare(EncodingConstraint.EightBit, LongestLine);
        await mail.WriteToAsync(Format, path, cancellationToken);
    }

    /// <summary>Reads it whole; null when the file is gone, or is no mail.</summary>
    internal static async Task<MimeMessage?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await MimeMessage.LoadAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FormatException)
        {
            return null; // somebody tidied the folder
        }
    }

    private static MailboxAddress Mailbox(EmailAddress address) =>
        new(Encoding.UTF8, address.Name is null ? null : MailLayout.OneLine(address.Name), address.AsciiAddress);
}
