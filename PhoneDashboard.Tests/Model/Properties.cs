using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// How properties are run: from a seed, so that a run can be had again, and with a smallest counterexample when one fails.
/// </summary>
internal static class Properties
{
    /// <summary>Histories of up to 40 rounds; most rounds are one step, some are two or three at once.</summary>
    internal static Arbitrary<Round[]> Histories { get; } = Arb.From(
        Gen.ArrayOf(Round()).Resize(40),
        rounds => Shorter(rounds).Concat(rounds.SelectMany(
            (round, index) => Smaller(round).Select(smaller => (Round[])[.. rounds[..index], smaller, .. rounds[(index + 1)..]]))));

    internal static void Check(Property property, int runs, int seed) =>
        property.Check(Config.QuickThrowOnFailure
            .WithQuietOnSuccess(true)
            .WithMaxTest(runs)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd((ulong)seed), FSharpOption<int>.None))));

    private static Gen<Round> Round()
    {
        var step = from choice in Gen.Choose(0, 1_000_000)
                   from late in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 6)))
                   select new Step(choice, late);
        return from seconds in Gen.Frequency((4, Gen.Choose(0, 90)), (1, Gen.Choose(3600, 200_000)))
               from count in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 3)))
               from steps in Gen.ArrayOf(step, count)
               select new Round(seconds, steps);
    }

    private static IEnumerable<Round[]> Shorter(Round[] rounds)
    {
        for (var length = rounds.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= rounds.Length; from += length)
            {
                yield return [.. rounds[..from], .. rounds[(from + length)..]];
            }
        }
    }

    private static IEnumerable<Round> Smaller(Round round)
    {
        if (round.Steps.Count > 1)
        {
            foreach (var step in round.Steps)
            {
                yield return round with { Steps = [.. round.Steps.Except([step])] };
            }
        }

        if (round.Steps.Any(step => step.Late > 0))
        {
            yield return round with { Steps = [.. round.Steps.Select(step => step with { Late = 0 })] };
        }
    }
}
