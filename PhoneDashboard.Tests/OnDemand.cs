using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Screenshots;

namespace PhoneDashboard.Tests;

/// <summary>What is run on demand and is no test: <c>dotnet run --project PhoneDashboard.Tests -- screenshots</c>.</summary>
internal static class OnDemand
{
    private const string Usage = """
        Usage: dotnet run --project PhoneDashboard.Tests -- COMMAND
          screenshots [name of a screen]...   a picture of every screen, into docs/screenshots
          bench-circuits --database FILE [--app FOLDER] [--ready PATH] [--chromium]
                                              memory of one more open dashboard in the published app
          bench-browser --database FILE [--app FOLDER] [--ready PATH] [--clicks N]
                                              start to ready, page to interactive, click to painted rows
        """;

    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["screenshots", .. var names]:
                return await ScreenshotProgram.RunAsync(names);
            case ["bench-circuits", .. var options]:
                return await CircuitsBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            case ["bench-browser", .. var options]:
                return await BrowserBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
