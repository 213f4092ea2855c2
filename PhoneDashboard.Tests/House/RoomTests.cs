namespace PhoneDashboard.Tests.House;

/// <summary>A room has one name in Core, Web and Tests: the screen's.</summary>
public sealed class RoomTests
{
    /// <summary>Rooms of Core that no screen shows, and what they are for.</summary>
    internal static readonly Dictionary<string, string> WithoutScreen = new(StringComparer.Ordinal)
    {
        ["Data"] = "The database: what every save does, and what is derived from what is saved.",
        ["Email"] = "Sends the mails of several features. What people see of them is in Settings.",
        ["Fields"] = "What is said of each property of a thing; Web shows it in Forms.",
        ["Lists"] = "What all tables ask of the database; Web draws them in Tables.",
        ["Phones"] = "What the SIP engine reads, and what phones are given; people see it in Devices, Invites and Settings.",
        ["Telemetry"] = "Figures for whoever runs the program.",
        ["Upkeep"] = "What a new version does with what is stored, before anybody is let in.",
    };

    private static readonly Dictionary<string, string> TestsAlone = new(StringComparer.Ordinal)
    {
        ["Benchmarks"] = "Programs run on demand.",
        ["Browser"] = "Journeys over several screens.",
        ["House"] = "The source itself.",
        ["Model"] = "Random histories over several features.",
        ["OddText"] = "Texts that are odd in every field.",
        ["Screenshots"] = "A program run on demand.",
        ["Support"] = "What tests use.",
        ["Upgrade"] = "A database of an earlier version, and what becomes of it.",
    };

    private static readonly HashSet<string> Screens = Folders("PhoneDashboard.Web/Components");

    [Fact]
    public void Core_EachRoom_IsCalledAsOnTheScreen() =>
        Declared.Same(WithoutScreen.Keys, Folders("PhoneDashboard.Core").Except(Screens));

    [Fact]
    public void Tests_EachRoom_IsCalledAsWhatItTests() => Declared.Same(TestsAlone.Keys,
        Folders("PhoneDashboard.Tests").Except(Screens).Except(Folders("PhoneDashboard.Core")).Except(Folders("PhoneDashboard.Web")));

    private static HashSet<string> Folders(string within) => [.. SourceFiles.Of(".cs", ".razor").Select(file => file.Path)
        .Where(path => path.StartsWith($"{within}/", StringComparison.Ordinal)).Select(path => path[(within.Length + 1)..].Split('/'))
        .Where(parts => parts.Length > 1).Select(parts => parts[0])];
}
