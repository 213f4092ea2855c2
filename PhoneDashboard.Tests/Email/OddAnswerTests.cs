using System.Globalization;
using System.Net;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

/// <summary>Whatever is answered, it is an outcome with words that can be shown, soon, and without taking much in.</summary>
public sealed class OddAnswerTests
{
    public static TheoryData<string> Names => [.. OddAnswers.All.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_Odd_IsAnOutcome(string name)
    {
        var answer = OddAnswers.All.Single(odd => odd.Name == name);
        var (outcome, taken) = await OddAnswers.TryAsync(answer).WaitAsync(OddAnswers.Patience * 10);

        Assert.Equal(answer.Outcome, outcome.GetType().Name);
        Assert.InRange(taken, 0, OddAnswers.MostTaken);
        if (Words(outcome) is { } words)
        {
            Assert.InRange(words.Length, 1, 500);
            Assert.DoesNotContain(words.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar
                || System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);
        }

        if (outcome is EmailOutcome.Accepted { MessageId: { } id })
        {
            Assert.InRange(id.Length, 1, 200);
        }

        if (outcome is EmailOutcome.RetryLater { RetryAfter: { } wait })
        {
            Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromHours(1));
        }
    }

    /// <summary>To the byte, which a real connection with its buffers cannot show.</summary>
    [Fact]
    public async Task Answer_WithoutEnd_IsReadFor64KB()
    {
        await using var body = new EndlessStream();
        using var http = new HttpClient(
            new Answering(() => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(body) }));

        var outcome = await OddAnswers.SendAsync(http, "http://127.0.0.1");

        Assert.IsType<EmailOutcome.Refused>(outcome);
        Assert.Equal(64 * 1024, body.BytesRead);
    }

    internal static string? Words(EmailOutcome outcome) => outcome switch
    {
        EmailOutcome.Refused refused => refused.Reason,
        EmailOutcome.Unauthorized unauthorized => unauthorized.Reason,
        EmailOutcome.RetryLater later => later.Reason,
        _ => null,
    };

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer());
    }
}
