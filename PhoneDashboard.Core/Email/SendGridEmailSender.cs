using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Hands a mail to SendGrid by its own SDK. The contract, and where it is written:
/// <list type="bullet">
/// <item>Fields, required ones and sizes: <c>spec/json/tsg_mail_v3.json</c> of github.com/twilio/sendgrid-oai, which every kind of mail is
/// checked against (<c>sendgrid-contract</c>); <c>custom_args</c> at most 10,000 bytes and an object of strings.</item>
/// <item>text/plain stands before text/html; 202 means queued, 200 means checked only (sandbox mode), the codes 400 to 503, and
/// <c>errors[]</c> with message, field and help: www.twilio.com/docs/sendgrid/api-reference/mail-send/errors.</item>
/// <item>Less than 30 MB in all; no Unicode in <c>from</c>; no <c>;</c> or <c>,</c> in <c>to.name</c>:
/// www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations.</item>
/// <item>429 with <c>X-RateLimit-Reset</c>, a time in seconds since 1970:
/// www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits. <c>Retry-After</c>, where a proxy or SendGrid
/// sends it, is RFC 9110, section 10.2.3.</item>
/// <item>401 also says that the plan's credits are used up, 403 that the sender is not verified: both concern every mail, not this
/// one (support.sendgrid.com, "4XX API Errors and Troubleshooting Suggestions").</item>
/// <item><c>X-Message-Id</c> is what later events refer to; categories and custom arguments must hold nothing personal:
/// www.twilio.com/docs/sendgrid/for-developers/tracking-events/event.</item>
/// </list>
/// </summary>
public sealed class SendGridEmailSender(HttpClient http, IOptions<SendGridOptions> options, TimeProvider time) : IEmailSender
{
    private const int LongestReason = 500, LongestId = 200, MostRead = 64 * 1024;

    /// <inheritdoc />
    public async Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        var client = new HeadersClient(http, new SendGridClientOptions { ApiKey = options.Value.ApiKey, Host = options.Value.BaseUrl });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(http.Timeout);
        try
        {
            var response = await client.SendEmailAsync(ToSendGrid(message), limit.Token);
            using (response.Body)
            {
                return await OutcomeAsync(response, limit.Token);
            }
        }
        catch (HttpRequestException exception)
        {
            return new EmailOutcome.RetryLater(null, $"SendGrid cannot be reached: {exception.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EmailOutcome.RetryLater(
                null, string.Create(CultureInfo.InvariantCulture, $"SendGrid did not answer within {http.Timeout.TotalSeconds} seconds."));
        }
    }

    private static SendGridMessage ToSendGrid(EmailMessage message)
    {
        // "The to.name … personalizations cannot include either the ; or , characters."
        var name = message.To.Name?.Replace(';', ' ').Replace(',', ' ').Trim();
        var mail = new SendGridMessage
        {
            From = new(message.From.AsciiAddress, message.From.Name),
            Subject = message.Content.Subject,
            PlainTextContent = message.Content.Text,
            HtmlContent = message.Content.Html,
        };
        mail.AddTo(message.To.AsciiAddress, string.IsNullOrEmpty(name) ? null : name);
        mail.AddCustomArg("outbox_id", message.Reference.ToString(CultureInfo.InvariantCulture), 0);
        mail.AddCategory(message.Category);
        mail.SetClickTracking(enable: false, enableText: false);
        foreach (var image in message.Content.Images)
        {
            mail.AddAttachment(image.FileName, Convert.ToBase64String(image.Content), image.MediaType, "inline", image.ContentId);
        }

        return mail;
    }

    private async Task<EmailOutcome> OutcomeAsync(Response response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            return new EmailOutcome.Accepted(Header(response, "X-Message-Id") is { } id ? id[..Math.Min(id.Length, LongestId)] : null);
        }

        var reason = await ReasonAsync(response, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new EmailOutcome.Unauthorized(reason),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                new EmailOutcome.RetryLater(RetryAfter(response), reason),
            _ => new EmailOutcome.Refused(reason),
        };
    }

    private TimeSpan? RetryAfter(Response response)
    {
        var now = time.GetUtcNow();
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ when long.TryParse(Header(response, "X-RateLimit-Reset"), CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and < uint.MaxValue => DateTimeOffset.FromUnixTimeSeconds(seconds) - now,
            _ => (TimeSpan?)null,
        };
        return wait > OutboxSchedule.LongestAsked ? OutboxSchedule.LongestAsked : wait > TimeSpan.Zero ? wait : null;
    }

    private static async Task<string> ReasonAsync(Response response, CancellationToken cancellationToken)
    {
        var code = (int)response.StatusCode;
        var status = FormattableString.Invariant($"SendGrid answered {code} {ReasonPhrases.GetReasonPhrase(code)}").TrimEnd();
        try
        {
            await using var body = await response.Body.ReadAsStreamAsync(cancellationToken);
            var read = new byte[MostRead];
            var length = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
            var answer = JsonSerializer.Deserialize<Answer>(read.AsSpan(0, length), JsonSerializerOptions.Web);
            var words = Plain(string.Join(' ', (answer?.Errors ?? []).Select(error => error?.Message)));
            return words.Length == 0 ? status + "." : words;
        }
        catch (Exception exception)
            when (exception is JsonException or IOException or OperationCanceledException or InvalidOperationException)
        {
            return status + "."; // a proxy's page, half an answer, or one without end: its status is known
        }
    }

    /// <summary>Words of a stranger, which are kept and shown: without what cannot be seen, and cut between characters.</summary>
    internal static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var rune in words.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)))
        {
            if (plain.Length + rune.Utf16SequenceLength > LongestReason)
            {
                break;
            }

            plain.Append(rune);
        }

        return plain.ToString().Trim();
    }

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // A 202 counts as soon as its headers are here. The SDK's own client waits for the body, and a connection that breaks meanwhile would
    // send the mail again. No issue is known: SendGridEmailSenderTests has a 202 whose body never comes, to try the SDK's on.
    private sealed class HeadersClient : SendGridClient
    {
        private readonly HttpClient _http;

        internal HeadersClient(HttpClient http, SendGridClientOptions options)
            : base(http, options) => _http = http;

        public override async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new Response(response.StatusCode, response.Content, response.Headers);
        }
    }

    private sealed record Answer(IReadOnlyList<Error?>? Errors);

    private sealed record Error(string? Message);
}
