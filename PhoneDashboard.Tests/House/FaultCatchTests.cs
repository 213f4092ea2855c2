namespace PhoneDashboard.Tests.House;

/// <summary>
/// What must not fail by a fault of the storage, or by whatever goes wrong in a round, is done by <c>StorageFault.TryAsync</c> and
/// <c>Round.TryAsync</c>. Who catches one itself does something else than log it.
/// </summary>
public sealed class FaultCatchTests
{
    // A file stands once for every catch.
    private static readonly string[] OfFaults =
    [
        "DatabaseStartup.cs", // the start ends with other words
        "StorageFault.cs",
        "StorageProbe.cs", // the fault is the answer
        "OutboxSender.cs", // what came of a mail, and said once until it is over
        "OutboxSender.cs", // here a fault is thrown, and all else caught
        "UnwrittenCodes.cs", // said when the code was used
        "CommandLine.cs", // the words of a command
        "FormDrafts.cs", // once a second would be noise
        "SharedEditBar.razor.cs", // the save will tell
    ];

    private static readonly string[] OfWhatever =
    [
        "DeliverySecrets.cs", // the text of a file that is no key, to a reader of a dozen formats
        "OutboxSender.cs", // an attempt like any other
        "OutboxSender.cs", // the answer is tried again
        "Round.cs",
        "FormDrafts.cs", // an error page would lose what the draft is there to keep
    ];

    [Fact]
    public void Catches_OfFaultsOfTheStorage_AreTheKnownOnes() => Assert.Equal(OfFaults.Order(),
        Places(line => line.Contains("catch (Exception", StringComparison.Ordinal)
            && (line.Contains("StorageFault.Of(", StringComparison.Ordinal) || line.Contains("when (Of(", StringComparison.Ordinal))));

    [Fact]
    public void Catches_OfWhateverComes_AreTheKnownOnes() => Assert.Equal(OfWhatever.Order(),
        Places(line => line.Contains("#pragma warning disable CA1031", StringComparison.Ordinal)));

    private static IEnumerable<string> Places(Func<string, bool> isOne) =>
        from file in SourceFiles.Of(".cs", ".razor")
        where !file.Path.StartsWith("PhoneDashboard.Tests/", StringComparison.Ordinal)
        let name = Path.GetFileName(file.Path)
        orderby name
        from line in file.Lines.Where(isOne)
        select name;
}
