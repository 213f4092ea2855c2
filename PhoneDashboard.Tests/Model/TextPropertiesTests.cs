namespace PhoneDashboard.Tests.Model;

public sealed class TextPropertiesTests
{
    public static TheoryData<string> Names => [.. TextProperties.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyText_FromAFixedSeed_HasTheProperty(string name) => Properties.Check(TextProperties.All[name], runs: 300, seed: 1);
}
