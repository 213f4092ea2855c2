using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Tests.Email;

/// <summary>What a mail service, a proxy or a stranger in its place may answer, byte by byte, and what has to become of the mail.</summary>
internal static class OddAnswers
{
    internal const string Accepted = nameof(EmailOutcome.Accepted), Refused = nameof(EmailOutcome.Refused),
        RetryLater = nameof(EmailOutcome.RetryLater),
        Unauthorized = nameof(EmailOutcome.Unauthorized);

    private const string Nobody = "Content-Length: 0\r\n";

    /// <summary>How long a sender waits here, where the product waits 30 seconds.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static IReadOnlyList<OddAnswer> All { get; } =
    [
        new("202 without a message id", "202 Accepted", Accepted, Nobody),
        new("202 with a message id of 10 KB", "202 Accepted", Accepted, $"X-Message-Id: {new string('m', 10_000)}\r\n{Nobody}"),
        new("202 whose body never comes", "202 Accepted", Accepted, "Content-Length: 100\r\n", Forever("", 0)),
        new("202 with a page", "202 Accepted", Accepted, Body: Text("<html>taken</html>")),
        new(
            "100 a hundred times, then 202",
            "100 Continue\r\n\r\n" + string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 99)) + "HTTP/1.1 202 Accepted",
            Accepted,
            Nobody),
        new("200 of sandbox mode", "200 OK", Refused, Nobody),
        new("204", "204 No Content", Refused),
        new("301 to elsewhere", "301 Moved Permanently", Refused, $"Location: http://127.0.0.1:9/\r\n{Nobody}"),
        new("400 with an error that is null", "400 Bad Request", Refused, Body: Text("""{"errors":[null]}""")),
        new("400 with errors that are null", "400 Bad Request", Refused, Body: Text("""{"errors":null}""")),
        new("400 with errors that are no list", "400 Bad Request", Refused, Body: Text("""{"errors":{"message":"x"}}""")),
        new("400 with a list", "400 Bad Request", Refused, Body: Text("[]")),
        new("400 with null", "400 Bad Request", Refused, Body: Text("null")),
        new("400 with a number", "400 Bad Request", Refused, Body: Text("1e999")),
        new("400 with a message that is null", "400 Bad Request", Refused, Body: Text("""{"errors":[{"message":null},{"field":"to"}]}""")),
        new("400 with a message that is a number", "400 Bad Request", Refused, Body: Text("""{"errors":[{"message":5}]}""")),
        new("400 with half a character", "400 Bad Request", Refused, Body: Text("""{"errors":[{"message":"a\ud83d"}]}""")),
        new(
            "400 with controls and marks of direction",
            "400 Bad Request",
            Refused,
            Body: Text("""{"errors":[{"message":"a\u0000\u001b[31m\u202eb\ufeff"}]}""")),
        new(
            "400 with a message cut within a character",
            "400 Bad Request",
            Refused,
            Body: Text($$"""{"errors":[{"message":"{{new string('a', 499)}}🎉"}]}""")),
        new(
            "400 with bytes that are no UTF-8",
            "400 Bad Request",
            Refused,
            Body: body => body.WriteAsync([(byte)'"', 0xC3, 0x28, (byte)'"'])),
        new(
            "400 with a message of 1 MB",
            "400 Bad Request",
            Refused,
            Body: Text($$"""{"errors":[{"message":"{{new string('a', 1_000_000)}}"}]}""")),
        new("400 with 300 MB", "400 Bad Request", Refused, Body: Forever(new string('a', 64 * 1024), 4800)),
        new("400 with 10,000 brackets", "400 Bad Request", Refused, Body: Text(new string('[', 10_000))),
        new("400 with a page", "400 Bad Request", Refused, Body: Text("<html>no</html>")),
        new("400 whose body breaks off", "400 Bad Request", Refused, "Content-Length: 100\r\n", Text("""{"errors":[""")),
        new("400 in chunks without a size", "400 Bad Request", Refused, "Transfer-Encoding: chunked\r\n", Text("zz\r\n{}\r\n")),
        new("400 said to be compressed", "400 Bad Request", Refused, "Content-Encoding: gzip\r\n", Text("{}")),
        new("400 a byte a second", "400 Bad Request", Refused, "Content-Length: 100\r\n", Forever("{", 100, TimeSpan.FromSeconds(1))),
        new("401 without words", "401 Unauthorized", Unauthorized, Nobody),
        new("401 with an error that is null", "401 Unauthorized", Unauthorized, Body: Text("""{"errors":[null]}""")),
        new("403 with a page", "403 Forbidden", Unauthorized, Body: Text("<html>Blocked</html>")),
        new("404", "404 Not Found", Refused, Nobody),
        new("408", "408 Request Timeout", RetryLater, Nobody),
        new("413", "413 Payload Too Large", Refused, Nobody),
        new("429 until the year 2106", "429 Too Many Requests", RetryLater, $"X-RateLimit-Reset: 4294967294\r\n{Nobody}"),
        new("429 until a time in milliseconds", "429 Too Many Requests", RetryLater, $"X-RateLimit-Reset: 4102444800000\r\n{Nobody}"),
        new("429 until a time before 1970", "429 Too Many Requests", RetryLater, $"X-RateLimit-Reset: -1\r\n{Nobody}"),
        new("429 until soon", "429 Too Many Requests", RetryLater, $"X-RateLimit-Reset: soon\r\n{Nobody}"),
        new("429 with a wait of 30,000 years", "429 Too Many Requests", RetryLater, $"Retry-After: 999999999999\r\n{Nobody}"),
        new("429 with a negative wait", "429 Too Many Requests", RetryLater, $"Retry-After: -5\r\n{Nobody}"),
        new("429 until a date of the past", "429 Too Many Requests", RetryLater, $"Retry-After: Mon, 02 Mar 2020 09:00:00 GMT\r\n{Nobody}"),
        new("429 until the year 9999", "429 Too Many Requests", RetryLater, $"Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n{Nobody}"),
        new("500 with an error that is null", "500 Internal Server Error", RetryLater, Body: Text("""{"errors":[null]}""")),
        new("503 with a wait of a day", "503 Service Unavailable", RetryLater, $"Retry-After: 86400\r\n{Nobody}"),
        new("999", "999 What", RetryLater, Nobody),
        new("another protocol", null, RetryLater, Body: Text("SSH-2.0-OpenSSH_9.2\r\n")),
        new("headers of 1 MB", "400 Bad Request", RetryLater, $"X-Long: {new string('x', 1_000_000)}\r\n{Nobody}"),
        new("the connection closed", null, RetryLater),
        new("nothing", null, RetryLater, Body: Forever("", 0)),
    ];

    /// <summary>
    /// What the other end can get rid of, in bytes: all that was read, and what the system holds between the two, which is a few megabytes.
    /// </summary>
    internal const long MostTaken = 20_000_000;

    /// <summary>Gives the answer to one mail.</summary>
    /// <returns>What the product makes of it, and how many bytes of the body it and the system took.</returns>
    internal static async Task<(EmailOutcome Outcome, long Taken)> TryAsync(OddAnswer answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using var over = new CancellationTokenSource();
        listener.Start();
        var answering = AnswerAsync(listener, answer, over.Token);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        var outcome = await SendAsync(http, $"http://{listener.LocalEndpoint}");
        await over.CancelAsync();
        return (outcome, await answering);
    }

    /// <summary>Hands one mail over by this client.</summary>
    internal static Task<EmailOutcome> SendAsync(HttpClient http, string baseUrl)
    {
        var options = Options.Create(new SendGridOptions { ApiKey = "SG.test", BaseUrl = baseUrl });
        return new SendGridEmailSender(http, options, TimeProvider.System).SendAsync(
            new EmailMessage(new EmailAddress("invites@example.com"),
                new EmailAddress("ann@example.com"), new EmailContent(null, "Test", "Hello", "<p>Hello</p>", []), "test", 1));
    }

    private static async Task<long> AnswerAsync(TcpListener listener, OddAnswer answer, CancellationToken over)
    {
        var body = new Body(Stream.Null);
        try
        {
            using var tcp = await listener.AcceptTcpClientAsync(over);
            var stream = tcp.GetStream();
            body = new Body(stream);
            var request = new byte[64 * 1024];
            _ = await stream.ReadAsync(request, over); // the head; the rest is small and lies there
            if (answer.Status is not null)
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {answer.Status}\r\n{answer.Headers}\r\n"), over);
            }

            await (answer.Body?.Invoke(body).AsTask() ?? Task.CompletedTask).WaitAsync(over);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // the product has heard enough
        }

        return body.Taken;
    }

    private static Func<Body, ValueTask> Text(string text) => body => body.WriteAsync(Encoding.UTF8.GetBytes(text));

    // So many pieces, and then nothing, for as long as the other end likes.
    private static Func<Body, ValueTask> Forever(string piece, int pieces, TimeSpan? apart = null) => async body =>
    {
        for (var number = 0; number < pieces; number++)
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(piece));
            await Task.Delay(apart ?? TimeSpan.Zero);
        }

        await Task.Delay(Timeout.Infinite);
    };

    /// <summary>The body of an answer as it goes out; counts what has gone.</summary>
    internal sealed class Body(Stream stream)
    {
        internal long Taken { get; private set; }

        internal async ValueTask WriteAsync(byte[] bytes)
        {
            await stream.WriteAsync(bytes);
            Taken += bytes.Length;
        }
    }
}
