using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Writes each mail as an <c>.eml</c> file, which any mail program opens: the way without an API key (Specification 4.6).
/// </summary>
public sealed class PickupFolderEmailSender(IOptions<EmailOptions> options, TimeProvider time) : IEmailSender
{
    /// <inheritdoc />
    public bool ReachesPeople => false;

    /// <inheritdoc />
    public async Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{now:yyyyMMdd-HHmmssfff}-{message.Reference}{(PickupFolder.IsForTeam(message.Category) ? PickupFolder.TeamEnding : ".eml")}");
        try
        {
            var file = Path.Combine(PickupFolder.Open(options.Value.PickupFolder), name);
            await MailFile.WriteAsync(file + ".part", message, now, cancellationToken);
            File.Move(file + ".part", file, overwrite: true); // whoever looks into the folder never sees half a mail
            return new EmailOutcome.Written(name);
        }
        catch (ParseException exception)
        {
            return new EmailOutcome.Refused($"An address in the mail is not valid. ({exception.Message})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new EmailOutcome.Prevented($"The mail could not be written to the pickup folder: {exception.Message}");
        }
    }
}
