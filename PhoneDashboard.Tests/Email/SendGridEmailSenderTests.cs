using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

public sealed class SendGridEmailSenderTests
{
    [Fact]
    public async Task Send_Mail_PostsWhatTheApiAsksForToTheLetter()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();

        await SendAsync(sendGrid, Mail());

        var post = Assert.Single(sendGrid.Posts);
        Assert.Equal(("POST /v3/mail/send", "Bearer SG.test", "application/json"), (post.Path, post.Authorization, post.ContentType));
        Assert.True(post.ContentLength is > 0 and < 30_000_000);
        var expected = JsonSerializer.SerializeToElement(new
        {
            personalizations = new[]
            {
                new { to = new[] { new { email = "ann@example.com", name = "Ann Berg" } }, custom_args = new { outbox_id = "42" } },
            },
            from = new { email = "invites@example.com", name = "PhoneDashboard" },
            subject = "Connect",
            content = new[] { new { type = "text/plain", value = "Hello" }, new { type = "text/html", value = "<p>Hello</p>" } },
            attachments = new[]
            {
                new { content = "AQID", type = "image/png", filename = "qr.png", disposition = "inline", content_id = "qr" },
            },
            categories = new[] { "invite" },
            tracking_settings = new { click_tracking = new { enable = false, enable_text = false } },
        });
        Assert.True(JsonElement.DeepEquals(expected, post.Body), post.Body.GetRawText());
    }

    [Fact]
    public async Task Send_NoPictureAndNoNames_LeavesThoseFieldsOut()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();

        await SendAsync(sendGrid, Mail() with
        {
            From = new EmailAddress("invites@example.com"),
            To = new EmailAddress("ann@example.com"),
            Content = new EmailContent(null, "Test", "Hello", "<p>Hello</p>", []),
        });

        var body = Assert.Single(sendGrid.Posts).Body;
        Assert.False(body.TryGetProperty("attachments", out _));
        Assert.Equal("""{"email":"invites@example.com"}""", body.GetProperty("from").GetRawText());
        Assert.Equal("""[{"email":"ann@example.com"}]""", body.GetProperty("personalizations")[0].GetProperty("to").GetRawText());
    }

    [Fact]
    public async Task Send_DomainInItsOwnScript_GoesOutAsDnsHasIt()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();

        await SendAsync(sendGrid,
            Mail() with { From = new EmailAddress("invites@müller.example"), To = new EmailAddress("ann@例え.example") });

        var body = Assert.Single(sendGrid.Posts).Body;
        Assert.Equal("invites@xn--mller-kva.example", body.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("ann@xn--r8jz45g.example",
            body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString());
    }

    [Fact]
    public async Task Send_NamesOfAllScripts_ArriveAsTheyAre()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();

        await SendAsync(sendGrid, Mail() with
        {
            To = new EmailAddress("ann@example.com", "Jürgen 🎉, Ōta; שלום"),
            Content = new EmailContent(null, "Jürgen 🎉", "Grüße 🎉", "<p>Grüße 🎉</p>", []),
        });

        var body = Assert.Single(sendGrid.Posts).Body;
        Assert.Equal("Jürgen 🎉", body.GetProperty("subject").GetString());
        Assert.Equal("Grüße 🎉", body.GetProperty("content")[0].GetProperty("value").GetString());
        // No ; or , in to.name.
        Assert.Equal("Jürgen 🎉  Ōta  שלום", body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Send_202_IsAcceptedWithItsMessageId()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();

        Assert.Equal(new EmailOutcome.Accepted("stand-in-1"), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_202WhoseBodyNeverComes_IsAccepted()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AcceptWithoutBody();

        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_200OfSandboxMode_IsNotTakenForSent()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.Answer(200);

        Assert.Equal(new EmailOutcome.Refused("SendGrid answered 200 OK."), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_400WithSeveralErrors_IsRefusedInSendGridsWords()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.Answer(400, """
            {"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email",
            "help":"http://sendgrid.com/docs/errors.html#to"},{"message":"The subject is required.","field":"subject","help":null}]}
            """);

        Assert.Equal(
            new EmailOutcome.Refused("Does not contain a valid address. The subject is required."), await SendAsync(sendGrid, Mail()));
    }

    [Theory]
    [InlineData(400, null, "SendGrid answered 400 Bad Request.")]
    [InlineData(413, "<html>too large</html>", "SendGrid answered 413 Payload Too Large.")]
    [InlineData(404, "{}", "SendGrid answered 404 Not Found.")]
    [InlineData(302, """{"errors":null}""", "SendGrid answered 302 Found.")]
    public async Task Send_RefusedWithoutWords_NamesTheStatus(int status, string? body, string reason)
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.Answer(status, body, ("Location", "http://example.com"));

        Assert.Equal(new EmailOutcome.Refused(reason), await SendAsync(sendGrid, Mail()));
    }

    [Theory]
    [InlineData(401, "The provided authorization grant is invalid, expired, or revoked")]
    [InlineData(401, "Maximum credits exceeded")]
    [InlineData(403, "The from address does not match a verified Sender Identity.")]
    public async Task Send_401Or403_IsUnauthorizedInSendGridsWords(int status, string message)
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AnswerError(status, message);

        Assert.Equal(new EmailOutcome.Unauthorized(message), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_429WithRetryAfter_SaysHowLongToWait()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AnswerError(429, "too many requests", null, ("Retry-After", "120"));

        Assert.Equal(new EmailOutcome.RetryLater(TimeSpan.FromSeconds(120), "too many requests"), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_429WithRetryAfterAsDate_SaysHowLongToWait()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AnswerError(429, "too many requests", null, ("Retry-After", "Mon, 02 Mar 2026 09:05:00 GMT"));

        Assert.Equal(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(5), "too many requests"), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_429WithRateLimitReset_SaysHowLongToWait()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        var reset = new DateTimeOffset(TestClock.Start).ToUnixTimeSeconds() + 30;
        sendGrid.AnswerError(429, "too many requests", null, ("X-RateLimit-Reset", reset.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(new EmailOutcome.RetryLater(TimeSpan.FromSeconds(30), "too many requests"), await SendAsync(sendGrid, Mail()));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Send_ServerError_IsToBeRetried(int status)
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AnswerError(status, "internal server error");

        Assert.Equal(new EmailOutcome.RetryLater(null, "internal server error"), await SendAsync(sendGrid, Mail()));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsToBeRetried()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.Hang();

        Assert.Equal(
            new EmailOutcome.RetryLater(null, "SendGrid did not answer within 0.2 seconds."),
            await SendAsync(sendGrid, Mail(), TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task Send_ConnectionRefused_IsToBeRetried()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var outcome = await SendAsync(
            string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), Mail(), TimeSpan.FromSeconds(30));

        Assert.Equal(new EmailOutcome.RetryLater(null, "SendGrid cannot be reached: ConnectionError."), outcome);
    }

    private static EmailMessage Mail() => new(
        new EmailAddress("invites@example.com", "PhoneDashboard"),
        new EmailAddress("ann@example.com", "Ann Berg"),
        new EmailContent("Ann Berg", "Connect", "Hello", "<p>Hello</p>", [new InlineImage("qr", "qr.png", "image/png", [1, 2, 3])]),
        "invite",
        42);

    private static Task<EmailOutcome> SendAsync(SendGridStandIn sendGrid, EmailMessage mail, TimeSpan? timeout = null) =>
        SendAsync(sendGrid.BaseUrl + "/", mail, timeout ?? TimeSpan.FromSeconds(30));

    private static async Task<EmailOutcome> SendAsync(string baseUrl, EmailMessage mail, TimeSpan timeout)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = timeout };
        var options = Options.Create(new SendGridOptions { ApiKey = "SG.test", BaseUrl = baseUrl });
        return await new SendGridEmailSender(http, options, new TestClock()).SendAsync(mail);
    }
}
