using System.Collections.Concurrent;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Tests.Support;

/// <summary>Stands for the mail service: remembers what it was given and answers as told, Accepted by default.</summary>
public sealed class FakeEmailSender : IEmailSender
{
    private readonly ConcurrentQueue<EmailMessage> _sent = new();

    public IReadOnlyList<EmailMessage> Sent => [.. _sent];

    public Func<EmailMessage, Task<EmailOutcome>> Answer { get; set; } =
        _ => Task.FromResult<EmailOutcome>(new EmailOutcome.Accepted("message-1"));

    public Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        _sent.Enqueue(message);
        return Answer(message);
    }

    public void AnswerWith(EmailOutcome outcome) => Answer = _ => Task.FromResult(outcome);
}
