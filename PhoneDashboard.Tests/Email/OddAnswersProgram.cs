using System.Diagnostics;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Benchmarks;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Email;

/// <summary>
/// <c>sendgrid-answers</c>: what becomes of a mail at each odd answer, how long it takes, how much of it was taken
/// (what the system holds between the two ends counts too), and what was allocated meanwhile.
/// </summary>
internal static class OddAnswersProgram
{
    internal static async Task<int> RunAsync()
    {
        var table = new List<string[]> { new[] { "answer", "outcome", "words", "seconds", "MB taken", "MB allocated" } };
        var isRight = true;
        foreach (var answer in OddAnswers.All)
        {
            var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
            var (outcome, taken) = await OddAnswers.TryAsync(answer);
            isRight &= outcome.GetType().Name == answer.Outcome && taken <= OddAnswers.MostTaken;
            var words = OddAnswerTests.Words(outcome) ?? "";
            table.Add(
                [answer.Name, outcome.GetType().Name, words.Length <= 60 ? words : words[..59] + "…", Number(clock.Elapsed.TotalSeconds),
                    Number(taken / 1e6), Number((GC.GetTotalAllocatedBytes() - before) / 1e6)]);
        }

        Console.WriteLine(BenchmarkMachine.Describe());
        PrintTable(3, [.. table]);
        return isRight ? 0 : 1;
    }
}
