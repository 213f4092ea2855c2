using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Numbers;

public sealed class E164Tests
{
    [Theory]
    [InlineData("+1 202 555 0101", "12025550101")]
    [InlineData("12025550101", "12025550101")]
    [InlineData("+1 (202) 555-0101", "12025550101")]
    [InlineData("+1.202.555.0101", "12025550101")]
    [InlineData("1/202/555/0101", "12025550101")]
    [InlineData("0012025550101", "12025550101")]
    [InlineData("00 44 20 7946 0018", "442079460018")]
    [InlineData("  +44 20 7946 0018  ", "442079460018")]
    [InlineData("+44\u00A020\u00A07946\u00A00018", "442079460018")]
    [InlineData("+44\t20\t7946\t0018", "442079460018")]
    [InlineData("+44\u202F20\u202F7946\u202F0018", "442079460018")]
    [InlineData("\u202A+44 20 7946 0018\u202C", "442079460018")]
    [InlineData("+44 20\u20137946\u20110018", "442079460018")]
    [InlineData("+39 06 1234 5678", "390612345678")]
    [InlineData("+800 1234 5678", "80012345678")]
    [InlineData("+1 102 555 0101", "11025550101")]
    [InlineData("+290 2345", "2902345")]
    [InlineData("+49 1234 5678901 23", "491234567890123")]
    public void TryParse_NumberAsTyped_GivesItsDigits(string text, string expected)
    {
        Assert.True(E164.TryParse(text, out var digits, out var problem));
        Assert.Equal(expected, digits);
        Assert.Empty(problem);
    }

    [Theory]
    [InlineData(null, "Enter a phone number")]
    [InlineData("", "Enter a phone number")]
    [InlineData(" \u00A0\t", "Enter a phone number")]
    [InlineData("+", "Enter a phone number")]
    [InlineData("00", "Enter a phone number")]
    [InlineData("abc", "no letters")]
    [InlineData("+1 202 555 HELP", "no letters")]
    [InlineData("+1 202 555 0101 ext 5", "no letters")]
    [InlineData("+1 202 555 0101 #5", "Only digits")]
    [InlineData("+1 202 555 0101, +1 202 555 0102", "+ belongs in front")]
    [InlineData("++1 202 555 0101", "+ belongs in front")]
    [InlineData("+١٢٠٢٥٥٥٠١٠١", "Only digits")]
    [InlineData("020 7946 0018", "instead of 0")]
    [InlineData("+0044 20 7946 0018", "instead of 0")]
    [InlineData("+1", "too short")]
    [InlineData("+1 2345", "too short")]
    [InlineData("+44 207", "too short")]
    [InlineData("+1 202 555 0101 22222", "it has 16 digits, and 15 is the most")]
    [InlineData("+999 555 0101", "begins with 999")]
    [InlineData("+210 555 0101", "begins with 210")]
    public void TryParse_WhatIsNoNumber_SaysWhyAndGivesAnExample(string? text, string expected)
    {
        Assert.False(E164.TryParse(text, out var digits, out var problem));
        Assert.Empty(digits);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains("+1 202 555 01", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12025550101", "+1 202 555 0101")]
    [InlineData("16135550101", "+1 613 555 0101")]
    [InlineData("18005550101", "+1 800 555 0101")]
    [InlineData("11025550101", "+1 102 555 0101")]
    [InlineData("442079460018", "+44 20 7946 0018")]
    [InlineData("441632960001", "+44 1632 960001")]
    [InlineData("447700900123", "+44 7700 900123")]
    [InlineData("448081570192", "+44 808 157 0192")]
    [InlineData("493023125001", "+49 30 23125001")]
    [InlineData("33199001234", "+33 1 99 00 12 34")]
    [InlineData("390612345678", "+39 06 1234 5678")]
    [InlineData("393123456789", "+39 312 345 6789")]
    [InlineData("81312345678", "+81 3 1234 5678")]
    [InlineData("61491570156", "+61 491 570 156")]
    [InlineData("77012345678", "+7 701 234 5678")]
    [InlineData("80012345678", "+800 1234 5678")]
    public void Format_KnownPattern_GroupsAsTheCountryDoes(string digits, string expected) =>
        Assert.Equal(expected, E164.Format(digits));

    [Theory]
    [InlineData("1202555", "+1 202555")]
    [InlineData("442079460018123", "+44 2079460018123")]
    [InlineData("9995550101", "+9995550101")]
    public void Format_UnknownPattern_IsUngrouped(string digits, string expected) =>
        Assert.Equal(expected, E164.Format(digits));

    [Theory]
    [InlineData("12025550101")]
    [InlineData("442079460018")]
    [InlineData("390612345678")]
    [InlineData("81312345678")]
    [InlineData("88812345678901")]
    public void Format_ReadAgain_GivesTheSameDigits(string digits)
    {
        Assert.True(E164.TryParse(E164.Format(digits), out var again, out _));
        Assert.Equal(digits, again);
    }

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
    public void Country_Number_IsItsCountry(string digits, string expected) =>
        Assert.Equal(expected, E164.Country(digits));
}
