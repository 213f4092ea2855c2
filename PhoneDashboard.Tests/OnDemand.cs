using PhoneDashboard.Tests.Screenshots;

namespace PhoneDashboard.Tests;

/// <summary>What is run on demand and is no test: <c>dotnet run --project PhoneDashboard.Tests -- screenshots</c>.</summary>
internal static class OnDemand
{
    private const string Usage = """
        Usage: dotnet run --project PhoneDashboard.Tests -- COMMAND
          screenshots [name of a screen]...   a picture of every screen, into docs/screenshots
        """;

    internal static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["screenshots", .. var names]:
                return await ScreenshotProgram.RunAsync(names);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
