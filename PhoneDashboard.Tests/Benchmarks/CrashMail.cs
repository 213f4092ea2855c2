using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>One mail as SendGrid's stand-in got it.</summary>
/// <param name="OutboxId">The row of the queue.</param>
/// <param name="Recipient">Whom it went to.</param>
/// <param name="Link">The activation link.</param>
/// <param name="IsAfterKill">Sent by the process that came after.</param>
internal sealed record CrashMail(long OutboxId, string Recipient, string Link, bool IsAfterKill)
{
    internal const string KeyAfterKill = "SG.afterwards";

    /// <summary>What the database must have as the hash of the token.</summary>
    internal byte[] TokenHash => SHA256.HashData(Base64Url.DecodeFromChars(Link.AsSpan(Link.IndexOf('#', StringComparison.Ordinal) + 1)));

    internal static CrashMail Of(PostedMail post)
    {
        var personalization = post.Body.GetProperty("personalizations")[0];
        var text = post.Body.GetProperty("content")[0].GetProperty("value").GetString()!;
        return new CrashMail(
            long.Parse(personalization.GetProperty("custom_args").GetProperty("outbox_id").GetString()!, CultureInfo.InvariantCulture),
            personalization.GetProperty("to")[0].GetProperty("email").GetString()!,
            text.Split('\n').Select(line => line.Trim()).Single(line => line.Contains("/activate#", StringComparison.Ordinal)),
            post.Authorization == "Bearer " + KeyAfterKill);
    }

    /// <summary>Most mails get their 202 at once, the others after up to 40 ms.</summary>
    internal static Func<HttpContext, Task> Answers(int seed)
    {
        var random = new Random(seed);
        return async context =>
        {
            int wait;
            lock (random)
            {
                wait = random.Next(3) == 0 ? random.Next(1, 40) : 0;
            }

            await Task.Delay(wait, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers["X-Message-Id"] = "crash";
        };
    }
}
