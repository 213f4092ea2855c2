using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Screenshots;

namespace PhoneDashboard.Tests;

/// <summary>What is run on demand and is no test: <c>dotnet run --project PhoneDashboard.Tests -- screenshots</c>.</summary>
internal static class OnDemand
{
    private const string Usage = """
        Usage: dotnet run --project PhoneDashboard.Tests -- COMMAND
          screenshots [name of a screen]...   a picture of every screen, into docs/screenshots
          crash [--rounds 100] [--seed 1]     kills the product in the middle of its work and checks that nothing confirmed is lost
        """;

    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["screenshots", .. var names]:
                return await ScreenshotProgram.RunAsync(names);
            case ["crash", .. var options]:
                return await CrashProgram.RunAsync(options);
            case [CrashWorker.Command, var folder, var mailUrl]:
                return await CrashWorker.RunAsync(folder, mailUrl);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
