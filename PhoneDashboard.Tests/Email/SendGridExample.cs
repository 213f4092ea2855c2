using System.Text;

namespace PhoneDashboard.Tests.Email;

/// <summary>
/// The signed batch that SendGrid publishes with its libraries: github.com/sendgrid/sendgrid-python,
/// <c>test/unit/test_eventwebhook.py</c>, and the same in those for other languages.
/// </summary>
internal static class SendGridExample
{
    internal const string PublicKey =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    internal const string Signature =
        "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";

    internal const string Timestamp = "1600112502";

    /// <summary>When it was signed.</summary>
    internal static DateTime SignedUtc { get; } = DateTimeOffset.FromUnixTimeSeconds(1600112502).UtcDateTime;

    internal static byte[] Body { get; } = Encoding.UTF8.GetBytes(
        "[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\","
        + "\"sg_event_id\":\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\","
        + "\"sg_message_id\":\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\","
        + "\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\",\"timestamp\":1600112492}]"
        + "\r\n");
}
