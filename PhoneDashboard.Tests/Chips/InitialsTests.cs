
namespace PhoneDashboard.Tests.Chips;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ben", "Ortega", "BO")]
    [InlineData("ben", "öz", "BÖ")]
    [InlineData("👩‍🚀 Ada", "محمد", "👩‍🚀م")]
    [InlineData("Ben", "", "B")]
    public void Of_Names_AreTheirFirstLettersWhole(string firstName, string lastName, string initials) =>
        Assert.Equal(initials, Initials.Of(firstName, lastName));
}
