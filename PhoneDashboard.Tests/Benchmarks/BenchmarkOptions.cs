using System.Globalization;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a benchmark of the published app is told on the command line.</summary>
/// <param name="Database">The database to copy and to measure with.</param>
/// <param name="App">A published app; without it this one is published.</param>
/// <param name="ReadyPath">What answers 200 when the app is ready; another one for an app that has no such endpoint yet.</param>
/// <param name="Chromium">Dashboards are pages in Chromium rather than light clients: shows that these stand for those.</param>
/// <param name="Rounds">How often each page is loaded, and each kind of click is measured.</param>
/// <param name="Starts">How often each app is started, and its first page loaded.</param>
/// <param name="Versus">A second published app, measured in the same turns: the version before.</param>
/// <param name="VersusDatabase">What that one works on, if its schema is another one.</param>
/// <param name="Pictures">Where to put a picture of each page that is measured.</param>
/// <param name="Dashboards">How many are open in the end.</param>
internal sealed record BenchmarkOptions(
    string Database, string? App, string ReadyPath, bool Chromium, int Rounds, int Starts, string? Versus, string? VersusDatabase,
        string? Pictures, int Dashboards)
{
    internal static BenchmarkOptions Parse(string[] arguments) => new(
        Value(arguments, "--database") ?? throw new ArgumentException("Name a database: --database FILE", nameof(arguments)),
        Value(arguments, "--app"),
        Value(arguments, "--ready") ?? "/health/ready",
        arguments.Contains("--chromium"),
        int.Parse(Value(arguments, "--rounds") ?? "50", CultureInfo.InvariantCulture),
        int.Parse(Value(arguments, "--starts") ?? "5", CultureInfo.InvariantCulture),
        Value(arguments, "--versus"),
        Value(arguments, "--versus-database"),
        Value(arguments, "--pictures"),
        int.Parse(Value(arguments, "--dashboards") ?? "120", CultureInfo.InvariantCulture));

    private static string? Value(string[] arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
}
