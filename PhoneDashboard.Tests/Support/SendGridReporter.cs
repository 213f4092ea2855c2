using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Tests.Support;

/// <summary>Reports what became of mails, and signs it, as SendGrid's Event Webhook does.</summary>
internal sealed class SendGridReporter : IDisposable
{
    /// <summary>The header with the signature.</summary>
    internal const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header with the time of the signature.</summary>
    internal const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _events;

    /// <summary>What the configuration has.</summary>
    internal string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>One report.</summary>
    internal Dictionary<string, object?> Event(
        string kind, OutboxEmail mail, DateTime utc, string? reason = null, string? id = null) => new()
        {
            ["event"] = kind,
            ["email"] = mail.Recipient,
            ["timestamp"] = new DateTimeOffset(utc).ToUnixTimeSeconds(),
            ["sg_event_id"] = id ?? $"event-{++_events}",
            ["sg_message_id"] = "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-1",
            ["category"] = new[] { "invite" },
            [kind == "deferred" ? "response" : "reason"] = reason,
            ["outbox_id"] = mail.Id.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>The body of a batch.</summary>
    internal static byte[] Batch(params IEnumerable<object> events) => JsonSerializer.SerializeToUtf8Bytes(events);

    /// <summary>The headers of a batch.</summary>
    internal (string Signature, string Timestamp) Sign(byte[] body, DateTime utc)
    {
        var timestamp = new DateTimeOffset(utc).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = _key.SignData(
            [.. Encoding.ASCII.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return (Convert.ToBase64String(signature), timestamp);
    }

    /// <summary>Signs a batch and brings it.</summary>
    internal Task<MailWebhookAnswer> TellAsync(MailTestDb test, params IEnumerable<object> events) => TellAsync(test, Batch(events));

    /// <summary>Signs a body and brings it.</summary>
    internal Task<MailWebhookAnswer> TellAsync(MailTestDb test, byte[] body)
    {
        var (signature, timestamp) = Sign(body, test.Clock.UtcNow);
        return test.Db.Get<MailWebhook>().TakeAsync(signature, timestamp, body);
    }

    public void Dispose() => _key.Dispose();
}
