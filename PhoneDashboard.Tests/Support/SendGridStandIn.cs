using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Stands for SendGrid on a real port: answers as scripted, one answer a request, then 202 to all others, and keeps what was posted.
/// </summary>
public sealed class SendGridStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly ConcurrentQueue<PostedMail> _posts = new();

    private SendGridStandIn(WebApplication app) => _app = app;

    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<PostedMail> Posts => [.. _posts];

    /// <summary>What requests without a script get, 202 at once unless set; the mail is among the request's items.</summary>
    public Func<HttpContext, Task> Otherwise { get; set; } = AcceptAsync;

    /// <summary>Called after each post is noted, before it is answered.</summary>
    public Action? Posted { get; set; }

    public static async Task<SendGridStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new SendGridStandIn(app);
        app.Run(standIn.AnswerAsync);
        await app.StartAsync();
        return standIn;
    }

    /// <summary>The next request gets this answer.</summary>
    public void Answer(int status, string? body = null, params (string Name, string Value)[] headers) => _answers.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        }
    });

    /// <summary>The next request gets what SendGrid answers to a mistake.</summary>
    public void AnswerError(int status, string message, string? field = null, params (string Name, string Value)[] headers) =>
        Answer(status, JsonSerializer.Serialize(new { errors = new[] { new { message, field, help = (string?)null } } }), headers);

    /// <summary>The next request gets no answer until the caller gives up.</summary>
    public void Hang() => _answers.Enqueue(CallerGoneAsync);

    /// <summary>The next request is taken with a 202 whose body never comes.</summary>
    public void AcceptWithoutBody() => _answers.Enqueue(async context =>
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentLength = 100;
        await context.Response.Body.FlushAsync();
        await CallerGoneAsync(context);
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var post = new PostedMail(
            $"{context.Request.Method} {context.Request.Path}",
            context.Request.Headers.Authorization,
            context.Request.ContentType,
            context.Request.ContentLength,
            body.RootElement.Clone());
        _posts.Enqueue(post);
        context.Items[nameof(PostedMail)] = post;
        Posted?.Invoke();
        await (_answers.TryDequeue(out var answer) ? answer : Otherwise)(context);
    }

    private static Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Message-Id"] = "stand-in-1";
        return Task.CompletedTask;
    }

    private static async Task CallerGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
