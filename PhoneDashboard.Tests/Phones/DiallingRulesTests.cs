using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>How numbers are dialled in each country, and that the engine's row follows the settings.</summary>
public sealed class DiallingRulesTests
{
    private static readonly Actor Me = TestActors.Administrator;

    public static TheoryData<string> Countries => [.. NumberCountry.All.Select(country => country.Letters)];

    [Theory]
    [InlineData("US", "011", "1", "1", 10, 10, ",112,911,")]
    [InlineData("DE", "00", "0", "49", 4, 13, ",110,112,")]
    [InlineData("IT", "00", "", "39", 6, 12, ",112,113,115,118,")]
    [InlineData("GB", "00", "0", "44", 7, 10, ",112,999,")]
    [InlineData("FR", "00", "0", "33", 9, 9, ",15,17,18,112,")]
    [InlineData("ES", "00", "", "34", 9, 9, null)]
    [InlineData("HU", "00", "06", "36", 8, 9, ",104,105,107,112,")]
    [InlineData("RU", "810", "8", "7", 10, 14, ",01,02,03,101,102,103,112,")]
    [InlineData("AU", "0011", "0", "61", 5, 12, ",000,106,112,")]
    [InlineData("JP", "010", "0", "81", 8, 13, ",110,119,")]
    [InlineData("SG", "001", "", "65", 8, 11, ",993,995,999,")]
    [InlineData("KR", "001", "0", "82", 5, 13, null)]
    [InlineData("ZA", "00", "0", "27", 5, 10, ",112,10111,10177,")]
    public void Of_Country_IsHowPeopleDialThere(
        string country, string exitCode, string prefix, string code, int shortest, int longest, string? emergency)
    {
        var rules = DiallingRules.Of(country, emergencyNumbers: null);

        Assert.Equal((exitCode, prefix, code), (rules.ExitCode, rules.NationalPrefix, rules.CallingCode));
        Assert.Equal((shortest, longest), (rules.Shortest, rules.Longest));
        Assert.Equal(emergency ?? rules.Emergency, rules.Emergency);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Of_AnyCountry_IsSane(string country)
    {
        var rules = DiallingRules.Of(country, emergencyNumbers: null);

        Assert.Matches("^[0-9]{1,5}$", rules.ExitCode);
        Assert.Matches("^[0-9]{0,3}$", rules.NationalPrefix);
        Assert.Matches("^[1-9][0-9]{0,2}$", rules.CallingCode);
        Assert.InRange(rules.Shortest, 4, rules.Longest);
        Assert.InRange(rules.Longest, rules.Shortest, E164.MaxDigits - rules.CallingCode.Length);
        Assert.Matches("^(,([0-9]{2,5},)+)?$", rules.Emergency);
    }

    [Fact]
    public void Of_EmergencyNumbersOfSettings_TakeThePlaceOfTheCountrys()
    {
        Assert.Equal(",911,", DiallingRules.Of("US", "911").Emergency);
        Assert.Equal(",110,112,", DiallingRules.Of("US", "110, 112;110 ").Emergency);
        Assert.Equal(new DiallingRules("", "", "", 0, 0, ""), DiallingRules.Of(null, null));
        Assert.Equal(new DiallingRules("", "", "", 0, 0, ",112,"), DiallingRules.Of(null, "112"));
        Assert.Equal(new DiallingRules("", "", "", 0, 0, ""), DiallingRules.Of("XX", null));
    }

    [Fact]
    public async Task Row_FollowsTheSettings()
    {
        await using var test = await TestDb.CreateAsync();
        Assert.Equal(("", "", 0), await RowAsync(test));

        await test.SetCountryAsync("DE");
        Assert.Equal(("00", ",110,112,", 13), await RowAsync(test));

        await WriteAsync(test, settings => settings.EmergencyNumbers = "112");
        Assert.Equal(("00", ",112,", 13), await RowAsync(test));

        await WriteAsync(test, settings => (settings.Country, settings.EmergencyNumbers) = ("US", null));
        Assert.Equal(("011", ",112,911,", 10), await RowAsync(test));
    }

    [Fact]
    public async Task Start_RowGoneOrOfAnOlderLibrary_WritesItAnew()
    {
        await using var test = await TestDb.CreateAsync();
        await test.SetCountryAsync("GB");
        await using var db = await test.OpenAsync();
        await db.SipDialling.ExecuteUpdateAsync(update => update.SetProperty(row => row.Emergency, ",1,"));

        await test.Get<DatabaseStartup>().RunAsync();
        Assert.Equal(("00", ",112,999,", 10), await RowAsync(test));

        await db.SipDialling.ExecuteDeleteAsync();
        await test.Get<DatabaseStartup>().RunAsync();
        Assert.Equal(("00", ",112,999,", 10), await RowAsync(test));
    }

    private static async Task WriteAsync(TestDb test, Action<AccountSettings> change)
    {
        await using var db = await test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Me);
        change(await db.AccountSettings.SingleAsync());
        _ = (await write.SaveAsync()).Value;
    }

    private static async Task<(string ExitCode, string Emergency, int Longest)> RowAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        var row = await db.SipDialling.SingleAsync();
        return (row.ExitCode, row.Emergency, row.Longest);
    }
}
