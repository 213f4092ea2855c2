using FsCheck.Fluent;

namespace PhoneDashboard.Tests.Model;

/// <summary>Histories from fixed seeds; longer runs by <c>dotnet run --project PhoneDashboard.Tests -- properties</c>.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnyHistory_ByPeopleOneAfterTheOtherAndAtOnce_KeepsTheRules(int seed) =>
        Properties.Check(Prop.ForAll(Properties.Histories, rounds => History.PlayAsync(rounds)), runs: 3, seed);
}
