using FsCheck.Fluent;
using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.Model;

/// <summary><c>properties [--runs N] [--seed S]</c>: the properties of the normal run, as often as wanted and from another seed.</summary>
internal static class PropertiesProgram
{
    private const int TextsPerHistory = 100;

    internal static int Run(string[] args)
    {
        var (runs, seed) = (args.Option("--runs", 100), args.Option("--seed", 1));
        foreach (var (name, property) in TextProperties.All)
        {
            Properties.Check(property, runs * TextsPerHistory, seed);
            BenchTools.Print($"{runs * TextsPerHistory:N0} texts: {name}.");
        }

        var played = 0;
        var histories = Prop.ForAll(Properties.Histories, async rounds =>
        {
            await History.PlayAsync(rounds);
            if (++played % 25 == 0)
            {
                BenchTools.Print($"{played:N0} histories kept the rules.");
            }
        });
        Properties.Check(histories, runs, seed);
        BenchTools.Print($"All {runs:N0} histories from seed {seed} kept the rules.");
        return 0;
    }
}
