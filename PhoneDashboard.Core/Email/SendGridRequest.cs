namespace PhoneDashboard.Core.Email;

/// <summary>The body of <c>POST /v3/mail/send</c>, with the fields of SendGrid's OpenAPI description that are used here; written in snake_case, nulls left out.</summary>
internal sealed record SendGridRequest(
    IReadOnlyList<SendGridPersonalization> Personalizations,
    SendGridAddress From,
    string Subject,
    IReadOnlyList<SendGridContent> Content,
    IReadOnlyList<SendGridAttachment>? Attachments,
    IReadOnlyList<string> Categories,
    SendGridTracking TrackingSettings)
{
    internal static SendGridRequest Of(EmailMessage message) => new(
        [new SendGridPersonalization([ToAddress(message)], new Dictionary<string, string>(StringComparer.Ordinal) { ["outbox_id"] = FormattableString.Invariant($"{message.Reference}") })],
        new SendGridAddress(message.From.Address, message.From.Name),
        message.Content.Subject,
        [new SendGridContent("text/plain", message.Content.Text), new SendGridContent("text/html", message.Content.Html)],
        message.Content.Images.Count == 0 ? null : [.. message.Content.Images.Select(image => new SendGridAttachment(Convert.ToBase64String(image.Content), image.MediaType, image.FileName, "inline", image.ContentId))],
        [message.Category],
        new SendGridTracking(new SendGridClickTracking(Enable: false, EnableText: false)));

    // "The to.name … personalizations cannot include either the ; or , characters."
    private static SendGridAddress ToAddress(EmailMessage message)
    {
        var name = message.To.Name?.Replace(';', ' ').Replace(',', ' ').Trim();
        return new SendGridAddress(message.To.Address, string.IsNullOrEmpty(name) ? null : name);
    }
}

internal sealed record SendGridPersonalization(IReadOnlyList<SendGridAddress> To, IReadOnlyDictionary<string, string> CustomArgs);

internal sealed record SendGridAddress(string Email, string? Name);

internal sealed record SendGridContent(string Type, string Value);

internal sealed record SendGridAttachment(string Content, string Type, string Filename, string Disposition, string ContentId);

internal sealed record SendGridTracking(SendGridClickTracking ClickTracking);

internal sealed record SendGridClickTracking(bool Enable, bool EnableText);

internal sealed record SendGridErrors(IReadOnlyList<SendGridError>? Errors);

internal sealed record SendGridError(string? Message, string? Field);
