using Microsoft.AspNetCore.Mvc;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>
/// Where the mail service reports what became of mails: <c>POST /webhooks/sendgrid</c>. Anybody may ask; a batch is read when its headers
/// may be the service's, and believed when its signature is. Nothing of it is logged.
/// </summary>
internal static class WebhookEndpoints
{
    /// <summary>Below which such addresses stand.</summary>
    internal const string Path = "/webhooks";

    private const string Signature = "X-Twilio-Email-Event-Webhook-Signature", Timestamp = "X-Twilio-Email-Event-Webhook-Timestamp";

    internal static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{Path}/sendgrid", TakeAsync).AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(MailWebhook.LargestBatch));

    // With a body, so that the page for unknown addresses does not answer in its place.
    private static IResult Refused(int status) => Results.Problem(statusCode: status);

    private static async Task<IResult> TakeAsync(HttpContext http, MailWebhook webhook)
    {
        var request = http.Request;
        var (signature, timestamp) = (request.Headers[Signature].ToString(), request.Headers[Timestamp].ToString());
        if (!webhook.IsOn)
        {
            return Refused(StatusCodes.Status404NotFound);
        }

        if (!webhook.MayBeRight(signature, timestamp))
        {
            return Refused(StatusCodes.Status403Forbidden);
        }

        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, http.RequestAborted);
            return await webhook.TakeAsync(signature, timestamp, body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted) switch
            {
                MailWebhookAnswer.Taken => Results.NoContent(),
                MailWebhookAnswer.Unreadable => Refused(StatusCodes.Status400BadRequest),
                _ => Refused(StatusCodes.Status403Forbidden),
            };
        }
        catch (BadHttpRequestException exception)
        {
            return Refused(exception.StatusCode); // too much, or too slow
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Refused(StatusCodes.Status499ClientClosedRequest);
        }
    }
}
