using System.Globalization;
using PhoneDashboard.Core.Email;

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
        var outcome = await OddAnswers.TryAsync(answer).WaitAsync(OddAnswers.Patience * 10);

        Assert.Equal(answer.Outcome, outcome.GetType().Name);
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

    internal static string? Words(EmailOutcome outcome) => outcome switch
    {
        EmailOutcome.Refused refused => refused.Reason,
        EmailOutcome.Unauthorized unauthorized => unauthorized.Reason,
        EmailOutcome.RetryLater later => later.Reason,
        _ => null,
    };
}
