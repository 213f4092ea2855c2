using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

/// <summary>The address that SendGrid reports to, as SendGrid and strangers ask it.</summary>
public sealed class MailWebhookEndpointTests
{
    private static readonly Uri Address = new("/webhooks/sendgrid", UriKind.Relative);

    [Fact]
    public async Task Post_PublishedExample_IsTakenUntilItIsTooOld()
    {
        var clock = new TestClock();
        clock.Set(SendGridExample.SignedUtc.AddMinutes(1));
        await using var server = DashboardServer.With(host => host.UseSetting("SendGrid:WebhookPublicKey", SendGridExample.PublicKey)
            .ConfigureServices(services => services.AddSingleton<TimeProvider>(clock)));

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(server, body: [.. SendGridExample.Body[..^2]]));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(server, timestamp: "1600112503"));
        clock.Set(SendGridExample.SignedUtc.AddHours(25).AddSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(server));
    }

    [Fact]
    public async Task Post_WithoutKey_IsNotFound()
    {
        await using var server = new DashboardServer();

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(server));
    }

    [Fact]
    public async Task Post_Invite_IsSeenAtTheUserAndSaysNothingElse()
    {
        using var sendGrid = new SendGridReporter();
        await using var server = WithKey(sendGrid);
        var user = await server.AddUserAsync("Ann", "Berg", "ann@example.com");
        _ = (await server.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Value;
        await using var db = await server.OpenAsync();
        for (var waited = 0; waited < 400 && !await db.Outbox.AnyAsync(mail => mail.State == OutboxState.Sent); waited++)
        {
            await Task.Delay(50);
        }

        var mail = await db.Outbox.AsNoTracking().SingleAsync();

        var body = SendGridReporter.Batch(sendGrid.Event("bounce", mail, DateTime.UtcNow, "550 No such user"));
        var (signature, timestamp) = sendGrid.Sign(body, DateTime.UtcNow);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server, signature, timestamp, body));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(server, signature, timestamp, body));
        var invite = await db.Invites.AsNoTracking().SingleAsync();
        Assert.Equal("550 No such user", invite.FailureReason);
        Assert.Equal(1, await db.MailEvents.CountAsync());
    }

    [Theory]
    [InlineData(MailWebhook.LargestBatch, HttpStatusCode.Forbidden)]
    [InlineData(MailWebhook.LargestBatch + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_Large_IsReadSoFarAndNoFurther(int bytes, HttpStatusCode expected)
    {
        using var sendGrid = new SendGridReporter();
        await using var server = WithKey(sendGrid);
        var (signature, timestamp) = sendGrid.Sign([], DateTime.UtcNow);

        Assert.Equal(expected, await PostAsync(server, signature, timestamp, new byte[bytes]));
    }

    [Fact]
    public async Task Post_NoBatch_IsRefusedWithoutAFault()
    {
        using var sendGrid = new SendGridReporter();
        await using var server = WithKey(sendGrid);
        byte[] body = [.. "[{"u8];
        var (signature, timestamp) = sendGrid.Sign(body, DateTime.UtcNow);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(server, signature, timestamp, body));
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync(Address, null)).StatusCode);
    }

    [Fact]
    public async Task Post_TooOften_IsHeldBack()
    {
        using var sendGrid = new SendGridReporter();
        await using var server = WithKey(sendGrid, ("Limits:WebhooksPerMinute", "2"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(server));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(server));

        using var answer = await AnswerAsync(
            server, SendGridExample.Signature, SendGridExample.Timestamp, SendGridExample.Body);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/sign-in", UriKind.Relative))).StatusCode);
    }

    private static DashboardServer WithKey(SendGridReporter sendGrid, params (string Key, string Value)[] settings) =>
        DashboardServer.With(host =>
        {
            host.UseSetting("SendGrid:WebhookPublicKey", sendGrid.PublicKey)
                .ConfigureServices(services => services.AddSingleton<IEmailSender>(new FakeEmailSender()));
            Array.ForEach(settings, setting => host.UseSetting(setting.Key, setting.Value));
        });

    private static async Task<HttpStatusCode> PostAsync(
        DashboardServer server, string signature = SendGridExample.Signature, string timestamp = SendGridExample.Timestamp,
        byte[]? body = null)
    {
        using var answer = await AnswerAsync(server, signature, timestamp, body ?? SendGridExample.Body);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> AnswerAsync(DashboardServer server, string signature, string timestamp, byte[] body)
    {
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SendGridReporter.SignatureHeader, signature);
        request.Headers.Add(SendGridReporter.TimestampHeader, timestamp);
        return await http.SendAsync(request);
    }
}
