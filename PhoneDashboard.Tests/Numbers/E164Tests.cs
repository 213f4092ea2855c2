using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class E164Tests
{
    [Theory]
    [InlineData("12025550101", "+1 202 555 0101")]
    [InlineData("16135550101", "+1 613 555 0101")]
    [InlineData("18005550101", "+1 800 555 0101")]
    [InlineData("11025550101", "+1 102 555 0101")]
    [InlineData("442079460018", "+44 20 7946 0018")]
    [InlineData("441632960001", "+44 1632 960001")]
    [InlineData("448081570192", "+44 808 157 0192")]
    [InlineData("493023125001", "+49 30 23125001")]
    [InlineData("33199001234", "+33 1 99 00 12 34")]
    [InlineData("390612345678", "+39 06 1234 5678")]
    [InlineData("5491123456789", "+54 9 11 2345 6789")]
    [InlineData("5511961234567", "+55 11 96123 4567")]
    [InlineData("81312345678", "+81 3 1234 5678")]
    [InlineData("61491570156", "+61 491 570 156")]
    [InlineData("77012345678", "+7 701 234 5678")]
    [InlineData("80012345678", "+800 1234 5678")]
    public void Format_KnownPattern_GroupsAsTheCountryDoes(string digits, string expected) => Assert.Equal(expected, E164.Format(digits));

    [Theory]
    [InlineData("1202555", "+1 202555")]
    [InlineData("442079460018123", "+44 2079460018123")]
    [InlineData("9995550101", "+9995550101")]
    [InlineData("4402079460018", "+4402079460018")]
    public void Format_NoNumberOfItsCountry_IsShownAsItIsStored(string digits, string expected) =>
        Assert.Equal(expected, E164.Format(digits));

    [Theory]
    [InlineData("12025550101", "US")]
    [InlineData("18005550101", "US")]
    [InlineData("11025550101", "US")]
    [InlineData("16135550101", "CA")]
    [InlineData("12425550101", "BS")]
    [InlineData("442079460018", "GB")]
    [InlineData("441481960001", "GG")]
    [InlineData("441632960001", "GB")]
    [InlineData("493023125001", "DE")]
    [InlineData("33199001234", "FR")]
    [InlineData("390612345678", "IT")]
    [InlineData("390669812345", "VA")]
    [InlineData("81312345678", "JP")]
    [InlineData("74951234567", "RU")]
    [InlineData("77012345678", "KZ")]
    [InlineData("80012345678", "—")]
    [InlineData("9995550101", "—")]
    public void Country_Number_IsItsCountry(string digits, string expected) => Assert.Equal(expected, E164.Country(digits));

    /// <summary>
    /// The library's knowledge changes with its version; whoever takes another one sees here when the sample's numbers are no numbers any
    /// more.
    /// </summary>
    [Fact]
    public void IsValid_RangesForFiction_AreNumbersOfTheirCountries()
    {
        var sample = Enumerable.Range(0, 6000).Select(SampleNumbers.DidDigits).ToList();

        Assert.All(sample, digits => Assert.True(E164.IsValid(digits), digits));
        Assert.Equal(["GB", "US"], sample.Select(E164.Country).Distinct().Order());
        Assert.True(E164.IsValid("12025550101") && E164.IsValid("442079460018") && E164.IsValid("493023125001")
            && E164.IsValid("33199001234") && E164.IsValid("61491570156"));
    }

    [Theory]
    [InlineData("11025550101", true)]
    [InlineData("11999999999", true)]
    [InlineData("1102555010", false)]
    [InlineData("110255501011", false)]
    [InlineData("12125550101", true)]
    [InlineData("10125550101", false)]
    [InlineData("441025550101", false)]
    public void IsValid_AreaCodesThatBeginWith1_AreTheOneException(string digits, bool expected) =>
        Assert.Equal(expected, E164.IsValid(digits));

    [Theory]
    [InlineData("4402079460018")]
    [InlineData("39612345678")]
    [InlineData("120255501010")]
    [InlineData("9995550101")]
    [InlineData("")]
    [InlineData("0")]
    public void IsValid_NotTheOneWayToWriteANumber_IsNot(string digits) => Assert.False(E164.IsValid(digits));

    [Fact]
    public void Countries_All_HaveNames()
    {
        Assert.Equal(E164.Library.GetSupportedRegions().Count, NumberCountry.All.Count);
        Assert.All(NumberCountry.All, country => Assert.NotEqual(country.Letters, country.Name));
        Assert.Equal("United Kingdom", NumberCountry.Find("GB")!.Name);
        Assert.Null(NumberCountry.Find("gb"));
    }
}
