using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Hands a mail to SendGrid's v3 Mail Send API. The contract, and where it is written:
/// <list type="bullet">
/// <item>Fields, required ones and sizes: <c>spec/json/tsg_mail_v3.json</c> of github.com/twilio/sendgrid-oai. At most 1,000 personalizations and 10 categories of 255 characters; subject and
/// content not empty; <c>custom_args</c> at most 10,000 bytes and an object of strings.</item>
/// <item>text/plain stands before text/html; 202 means queued, 200 means checked only (sandbox mode), the codes 400 to 503, and <c>errors[]</c> with message, field and help:
/// www.twilio.com/docs/sendgrid/api-reference/mail-send/errors.</item>
/// <item>Less than 30 MB in all; no Unicode in <c>from</c>; no <c>;</c> or <c>,</c> in <c>to.name</c>: www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations.</item>
/// <item>429 with <c>X-RateLimit-Reset</c>, a time in seconds since 1970: www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits. <c>Retry-After</c>, where a
/// proxy or SendGrid sends it, is RFC 9110, section 10.2.3.</item>
/// <item>401 also says that the plan's credits are used up, 403 that the sender is not verified: both concern every mail, not this one
/// (support.sendgrid.com, "4XX API Errors and Troubleshooting Suggestions").</item>
/// <item><c>X-Message-Id</c> is what later events refer to; categories and custom arguments must hold nothing personal:
/// www.twilio.com/docs/sendgrid/for-developers/tracking-events/event.</item>
/// </list>
/// </summary>
public sealed class SendGridEmailSender(HttpClient http, IOptions<SendGridOptions> options, TimeProvider time) : IEmailSender
{
    private const int LongestReason = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc />
    public async Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{options.Value.BaseUrl.TrimEnd('/')}/v3/mail/send"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(SendGridRequest.Of(message), Json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey) },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(http.Timeout);
        try
        {
            // A 202 counts as soon as its headers are here: a connection that breaks after them must not send the mail again.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await OutcomeAsync(response, limit.Token);
        }
        catch (HttpRequestException exception)
        {
            return new EmailOutcome.RetryLater(null, $"SendGrid cannot be reached: {exception.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EmailOutcome.RetryLater(null, string.Create(CultureInfo.InvariantCulture, $"SendGrid did not answer within {http.Timeout.TotalSeconds} seconds."));
        }
    }

    private async Task<EmailOutcome> OutcomeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            return new EmailOutcome.Accepted(Header(response, "X-Message-Id"));
        }

        var reason = await ReasonAsync(response, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new EmailOutcome.Unauthorized(reason),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new EmailOutcome.RetryLater(RetryAfter(response), reason),
            _ => new EmailOutcome.Refused(reason),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var now = time.GetUtcNow();
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => long.TryParse(Header(response, "X-RateLimit-Reset"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < uint.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) - now
                : (TimeSpan?)null,
        };
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"SendGrid answered {(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd();
        try
        {
            var errors = JsonSerializer.Deserialize<SendGridErrors>(await response.Content.ReadAsByteArrayAsync(cancellationToken), Json);
            var words = string.Join(' ', (errors?.Errors ?? []).Where(error => !string.IsNullOrWhiteSpace(error.Message)).Select(error => error.Message));
            return words.Length == 0 ? status + "." : words.Length <= LongestReason ? words : words[..LongestReason];
        }
        catch (JsonException)
        {
            return status + "."; // a proxy's page, not SendGrid's words
        }
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
