using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Tests.Calls;

/// <summary>What a phone dials is read as docs/sip/kamailio.cfg reads it.</summary>
public sealed class DialledNumbersTests
{
    private static readonly Dictionary<string, SipDialling> Countries = new()
    {
        ["GB"] = new() { ExitCode = "00", NationalPrefix = "0", CallingCode = "44", Shortest = 7, Longest = 10, Emergency = ",112,999," },
        ["US"] = new() { ExitCode = "011", NationalPrefix = "1", CallingCode = "1", Shortest = 10, Longest = 10, Emergency = ",911," },
        ["IT"] = new() { ExitCode = "00", CallingCode = "39", Shortest = 6, Longest = 11, Emergency = ",112," },
        ["none"] = new(),
    };

    [Theory]
    [InlineData("GB", "020 7946 0123", "442079460123")]
    [InlineData("GB", "+44 20 7946-0123", "442079460123")]
    [InlineData("GB", "00 1 (202) 555.0101", "12025550101")]
    [InlineData("GB", "20 7946 0123", null)] // without the zero nobody dials it here
    [InlineData("GB", "0123", null)] // too short
    [InlineData("US", "1 202 555 0101", "12025550101")]
    [InlineData("US", "202 555 0101", null)]
    [InlineData("US", "011 44 20 7946 0123", "442079460123")]
    [InlineData("US", "1202555", null)]
    [InlineData("IT", "02 1234567", "39021234567")] // the zero belongs to the number
    [InlineData("IT", "00 44 20 7946 0123", "442079460123")]
    [InlineData("none", "+12025550101", "12025550101")]
    [InlineData("none", "12025550101", null)]
    [InlineData("GB", "+0123456789", null)]
    [InlineData("GB", "+1234567890123456", null)] // sixteen digits
    public void Public_AsDialledInACountry_HasTheCountryCode(string country, string dialled, string? digits) =>
        Assert.Equal(digits, DialledNumbers.Public(DialledNumbers.Clean(dialled)!, Countries[country]));

    [Theory]
    [InlineData("ben", null)]
    [InlineData("", null)]
    [InlineData("+", null)]
    [InlineData("*1", null)]
    [InlineData("1234567890123456789012345", null)]
    [InlineData("0 0 7", "007")]
    public void Clean_KeepsDigitsOnly(string dialled, string? digits) => Assert.Equal(digits, DialledNumbers.Clean(dialled));

    [Theory]
    [InlineData("GB", "999", true)]
    [InlineData("GB", "99", false)]
    [InlineData("GB", "911", false)]
    [InlineData("none", "112", false)]
    public void IsEmergency_IsWhatStandsInTheRow(string country, string digits, bool emergency) =>
        Assert.Equal(emergency, DialledNumbers.IsEmergency(digits, Countries[country]));

    [Theory]
    [InlineData("007", true)]
    [InlineData("1234", true)]
    [InlineData("12345", false)]
    [InlineData("+12", false)]
    public void MayBeExtension_UpToFourDigits(string digits, bool may) => Assert.Equal(may, DialledNumbers.MayBeExtension(digits));
}
