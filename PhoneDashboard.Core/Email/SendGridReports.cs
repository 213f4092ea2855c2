using System.Globalization;
using System.Text.Json;

namespace PhoneDashboard.Core.Email;

/// <summary>
/// Reads a batch of SendGrid's Event Webhook: an array of objects with <c>event</c>, <c>timestamp</c> (seconds since 1970),
/// <c>sg_event_id</c>, <c>email</c>, <c>reason</c> or <c>response</c>, and the custom arguments of the mail beside them
/// (www.twilio.com/docs/sendgrid/for-developers/tracking-events/event). What is about no mail of ours, or says nothing that is kept, is
/// passed over, and so is what cannot be read: one odd report holds no other up.
/// </summary>
internal static class SendGridReports
{
    private const int LongestId = 100;

    /// <summary>The reports of a batch; null when it is none.</summary>
    internal static List<MailReport>? Read(ReadOnlyMemory<byte> body, DateTime now)
    {
        try
        {
            using var batch = JsonDocument.Parse(body);
            return batch.RootElement.ValueKind == JsonValueKind.Array
                ? [.. batch.RootElement.EnumerateArray().Select(item => Report(item, now)).OfType<MailReport>()]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static MailReport? Report(JsonElement item, DateTime now)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object
                && Kind(item) is { } kind
                && long.TryParse(Text(item, "outbox_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var mail)
                && Text(item, "sg_event_id") is { Length: > 0 and <= LongestId } id
                && Text(item, "email") is { } recipient
                ? new MailReport(id, mail, recipient, kind, Time(item, now), Reason(item))
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a character
        }
    }

    private static MailReportKind? Kind(JsonElement item) => Text(item, "event") switch
    {
        "deferred" => MailReportKind.Deferred,
        "delivered" => MailReportKind.Delivered,
        "open" when !IsByMachine(item) => MailReportKind.Opened,
        "bounce" => MailReportKind.Bounced,
        "dropped" => MailReportKind.Dropped,
        "spamreport" => MailReportKind.Spam,
        _ => null,
    };

    // Mail programs that load every picture before anybody reads.
    private static bool IsByMachine(JsonElement item) =>
        item.TryGetProperty("sg_machine_open", out var machine) && machine.ValueKind == JsonValueKind.True;

    private static DateTime Time(JsonElement item, DateTime now) =>
        item.TryGetProperty("timestamp", out var timestamp)
            && timestamp.ValueKind == JsonValueKind.Number
            && timestamp.TryGetInt64(out var seconds)
            && seconds > 0 && seconds < new DateTimeOffset(now).ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string? Reason(JsonElement item) =>
        (Text(item, "reason") ?? Text(item, "response")) is { } words && SendGridEmailSender.Plain(words) is { Length: > 0 } plain
            ? plain
            : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
